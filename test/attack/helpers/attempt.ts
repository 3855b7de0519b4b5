import { Agent, type OutgoingHttpHeaders, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Viewer } from './marks.ts';
import { SECRET, type Testbed } from './testbed.ts';

/** A request of an attacker. */
export interface Attempt {
  /** Unique, and telling: payload and carrier. */
  name: string;
  method?: 'GET' | 'POST' | 'PUT';
  path?: string;
  search?: Readonly<Record<string, string>> | URLSearchParams;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
}

export interface Answer {
  status: number;
  body: string;
  /** Headers and body, as they came and unpacked. */
  text: string;
}

/** 8 at once: two cores, and half of what the gateway runs at a time. */
const IN_FLIGHT = 8;
const TIMEOUT_MS = 20_000;
const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });

const unpacked = (bytes: Buffer): string => {
  try {
    return gunzipSync(bytes).toString('latin1');
  } catch {
    return '';
  }
};

/** Asks as a viewer beside the secret. Status 0: the connection broke, or nothing came within 20 s. */
export function ask(url: string, viewer: Viewer, attempt: Attempt): Promise<Answer> {
  const at = new URL(attempt.path ?? '/', url);
  for (const [name, value] of new URLSearchParams(attempt.search ?? { default_format: 'TabSeparated' }))
    at.searchParams.append(name, value);
  const headers = {
    authorization: `Bearer ${SECRET}`,
    ...(viewer.login === undefined ? {} : { 'x-leadstream-viewer': viewer.login }),
    ...attempt.headers,
  };
  return new Promise((resolve) => {
    const sent = request(at, { agent, method: attempt.method ?? 'POST', headers, timeout: TIMEOUT_MS }, (response) => {
      const chunks: Buffer[] = [];
      const end = () => {
        const body = Buffer.concat(chunks);
        const text = `${response.rawHeaders.join('\n')}\n${body.toString('latin1')}\n${unpacked(body)}`;
        resolve({ status: response.statusCode ?? 0, body: body.toString('utf8'), text });
      };
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', end)
        .on('error', end);
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', (error) => resolve({ status: 0, body: '', text: String(error) }));
    sent.end(attempt.body);
  });
}

/** What a group of attempts came to. */
export interface Outcome {
  refused: number;
  answered: number;
  /** Attempts that showed, read, called or made something: must be empty. */
  breaches: string[];
}

const shown = (text: string) =>
  text
    .slice(text.indexOf('\n\n') + 1)
    .replace(/\s+/g, ' ')
    .slice(-300);

/** Runs attempts, eight at a time, and looks at everything that could have been seen, called or made. */
export async function attackAs(testbed: Testbed, viewer: Viewer, attempts: readonly Attempt[]): Promise<Outcome> {
  const forbidden = [...viewer.forbidden, ...testbed.secrets];
  const outcome: Outcome = { refused: 0, answered: 0, breaches: [] };
  const before = await testbed.inventory();
  const calls = testbed.listener.calls.length;
  const waiting = attempts.values();
  const work = async () => {
    for (const attempt of waiting) {
      const answer = await ask(testbed.url, viewer, attempt);
      const seen = forbidden.find((mark) => answer.text.includes(mark));
      if (seen !== undefined)
        outcome.breaches.push(`${viewer.name}: ${attempt.name} showed ${seen}: ${shown(answer.text)}`);
      if (answer.status === 0)
        outcome.breaches.push(`${viewer.name}: ${attempt.name} was not answered: ${answer.text}`);
      if (answer.status === 200) outcome.answered += 1;
      else outcome.refused += 1;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  for (const call of testbed.listener.calls.slice(calls)) outcome.breaches.push(`${viewer.name}: called: ${call}`);
  const after = await testbed.inventory();
  for (const kind of ['objects', 'files'] as const) {
    for (const made of after[kind].filter((one) => !before[kind].includes(one)))
      outcome.breaches.push(`${viewer.name}: made ${made}`);
    for (const gone of before[kind].filter((one) => !after[kind].includes(one)))
      outcome.breaches.push(`${viewer.name}: lost ${gone}`);
  }
  return outcome;
}
