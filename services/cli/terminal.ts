/** Where progress is drawn: standard error, so that standard output stays for results. */
export interface ProgressStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

export interface ProgressState {
  /** Share that is done, 0 to 1; undefined: not known. */
  share?: number | undefined;
  /** e.g. `12,000 rows` */
  text: string;
}

/** 2 s (docs/contract/running.md, "Command line"): what is done sooner needs no bar. */
const QUIET_MS = 2_000;
const TERMINAL_EVERY_MS = 100;
const LOG_EVERY_MS = 2_000;
const WIDTH = 24;

/** One line of progress: bar, percentage, text. */
export function renderProgress(label: string, state: ProgressState, columns = 100): string {
  if (state.share === undefined) return `${label}  ${state.text}`.slice(0, columns);
  const share = Math.min(1, Math.max(0, state.share));
  const full = Math.round(share * WIDTH);
  const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`;
  return `${label}  ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${state.text}`.slice(0, columns);
}

/** A bar on a terminal, a plain line now and then elsewhere; neither in the first two seconds. */
export function createProgress(
  label: string,
  stream: ProgressStream = process.stderr,
  now: () => number = () => performance.now(),
) {
  const startedAt = now();
  let drawnAt = startedAt;
  let drawn = false;
  const clear = () => {
    if (drawn && stream.isTTY) stream.write('\r\x1b[K');
    drawn = false;
  };
  return {
    update(state: ProgressState): void {
      const at = now();
      const every = stream.isTTY ? TERMINAL_EVERY_MS : LOG_EVERY_MS;
      if (at - startedAt < QUIET_MS || at - drawnAt < every) return;
      drawnAt = at;
      drawn = true;
      if (stream.isTTY) stream.write(`\r\x1b[K${renderProgress(label, state, (stream.columns ?? 100) - 1)}`);
      else stream.write(`${renderProgress(label, state, 200)}\n`);
    },
    /** A separate line, above the bar. */
    note(text: string): void {
      clear();
      stream.write(`${text}\n`);
    },
    end: clear,
  };
}

export type Progress = ReturnType<typeof createProgress>;

/** What a command answers: JSON for scripts, or lines. */
export function print(asJson: boolean | undefined, answer: unknown, lines: readonly string[]): void {
  process.stdout.write(`${asJson ? JSON.stringify(answer) : lines.join('\n')}\n`);
}

/** Aborts when the command is told to end (Ctrl-C, SIGTERM); told a second time, the process ends at once. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}
