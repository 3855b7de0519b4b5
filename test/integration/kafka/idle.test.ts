import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createInstallation, type Service, startService } from '../../helpers/stack.ts';

const MEASURED_MS = 6_000;

/** Seconds of processor time that a service has used. */
async function cpuSeconds({ url }: Service): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total\{[^}]*\} (\S+)$/m.exec(text)?.[1]);
}

it('takes less than 3 % of a core while nothing happens, all connections to Kafka open', async () => {
  const installation = await createInstallation();
  const services = await Promise.all(['ingest', 'enricher'].map((name) => startService(name, installation.env)));
  try {
    // One event, so that every connection has had its first answer: after that, kafkajs as published turns a timer of 1 ms for ever.
    const [ingest] = services;
    await fetch(`${ingest?.url}/v1/events`, {
      method: 'POST',
      headers: { authorization: 'Bearer local-dev-key', 'content-type': 'application/json' },
      body: JSON.stringify({
        specversion: '1.0',
        id: 'e1',
        source: '/t',
        type: 'crm.contact.created',
        time: '2026-01-01T00:00:00Z',
        data: { contact_id: 'c1' },
      }),
    });
    await expect
      .poll(async () => (await installation.query('select id from fact_events final')).length, { timeout: 30_000 })
      .toBe(1);
    // What the start left to do, as compilation and collection, is over when a stretch is quiet.
    let share = 1;
    for (let stretch = 0; stretch < 6 && share >= 0.03; stretch++) {
      const before = await Promise.all(services.map(cpuSeconds));
      await pause(MEASURED_MS);
      const after = await Promise.all(services.map(cpuSeconds));
      share = after.reduce((sum, seconds, n) => sum + seconds - (before[n] ?? 0), 0) / (MEASURED_MS / 1_000);
    }
    expect(share).toBeLessThan(0.03);
  } finally {
    await Promise.all(services.map((service) => service.kill9()));
    await installation.cleanup();
  }
});
