/** Aborts when the command is told to end (Ctrl-C, SIGTERM); told a second time, the process ends at once. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}
