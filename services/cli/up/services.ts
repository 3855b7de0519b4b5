import { spawnChild } from '../../../dev/engines/lib/child.ts';
import { nodeArguments } from '../../../dev/engines/lib/node-arguments.ts';
import { waitFor } from '../../../dev/engines/lib/wait-for.ts';
import { projectRoot } from '../project-root.ts';
import { type Kept, keepRunning } from './keep-running.ts';
import type { places, ServicePlan } from './layout.ts';

export interface ServiceContext {
  env: Record<string, string>;
  at: ReturnType<typeof places>;
  say: (line: string) => void;
}

/** Runs a service as a separate process, again and again. */
export function runService(plan: ServicePlan, { env, at, say }: ServiceContext): Promise<Kept> {
  const logFile = at.log(plan.name);
  const start = () =>
    spawnChild({
      name: plan.name,
      command: process.execPath,
      args: nodeArguments(plan.main),
      cwd: projectRoot(),
      env: { ...env, ...plan.env },
      logFile,
      pidFile: at.pid(plan.name),
    });
  return keepRunning({ name: plan.name, start, say, logFile, mayFinish: plan.listens === undefined });
}

/**
 * Waits until the service says that it is ready.
 * @throws LeadstreamError `TIMEOUT`
 */
export async function whenReady(plan: Pick<ServicePlan, 'name' | 'listens'>, timeoutMs: number): Promise<void> {
  const { listens } = plan;
  if (!listens) return;
  const ready = async () => (await fetch(`http://127.0.0.1:${listens.port}${listens.readyPath ?? '/readyz'}`)).ok;
  await waitFor(ready, { timeoutMs, intervalMs: 100, what: `${plan.name} ready` });
}
