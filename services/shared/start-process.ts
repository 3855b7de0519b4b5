import { loadConfig } from './env.ts';
import { createLifecycle } from './lifecycle.ts';
import { createLogger } from './log.ts';

/** What every process begins with. A configuration that can't be read is told in its log, like any other reason to end. */
export function startProcess(name: string) {
  const log = createLogger(name);
  const lifecycle = createLifecycle(log);
  const config = loadConfig();
  log.level = config.logLevel;
  return { log, lifecycle, config };
}
