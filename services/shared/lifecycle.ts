import { messageOf } from './errors.ts';
import type { Logger } from './log.ts';

/** 10 s (docs/architecture.md, "Processes"): longer than a slow flush, shorter than what orchestrators wait before they kill. */
const STOP_WITHIN_MS = 10_000;

type Step = { name: string; stop: () => Promise<unknown> | unknown };

/** Collects what must be stopped, newest first, and stops it once on a signal or a fatal error. */
export function createLifecycle(log: Logger, exit: (code: number) => void = (code) => process.exit(code)) {
  const steps: Step[] = [];
  let stopping: Promise<void> | undefined;

  async function run(reason: string, code: number): Promise<void> {
    const timer = setTimeout(() => {
      log.error({ reason }, 'graceful stop took too long, exiting');
      exit(code || 1);
    }, STOP_WITHIN_MS);
    log.info({ reason }, 'stopping');
    for (const step of steps.reverse()) {
      try {
        await step.stop();
      } catch (error) {
        log.error({ step: step.name, error: messageOf(error) }, 'stop step failed');
      }
    }
    clearTimeout(timer);
    log.info('stopped');
    exit(code);
  }

  const stop = (reason: string, code = 0): Promise<void> => {
    stopping ??= run(reason, code);
    return stopping;
  };
  const fatal = (error: unknown): void => {
    log.fatal(
      { error: messageOf(error), stack: error instanceof Error ? error.stack : undefined },
      'fatal: exiting to be restarted',
    );
    void stop('fatal', 1);
  };

  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal));
  process.on('uncaughtException', fatal);
  process.on('unhandledRejection', fatal);

  return {
    /** Registers a stop step; steps run in reverse order of registration. */
    onStop: (name: string, stopStep: Step['stop']) => void steps.push({ name, stop: stopStep }),
    stop,
    /** Ends the process with code 1 after a graceful stop, so that it is restarted with a clean slate. */
    fatal,
  };
}
