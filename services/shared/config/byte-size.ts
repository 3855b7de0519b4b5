const UNITS: Readonly<Record<string, number>> = { '': 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };

/** Bytes of `2GiB`, `512 MiB`, `1.5GiB`, `1048576`; undefined if it is none of these. */
export function parseByteSize(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?) ?([KMGT]iB)?$/.exec(text.trim());
  if (!match) return undefined;
  const bytes = Math.round(Number(match[1]) * (UNITS[match[2] ?? ''] ?? Number.NaN));
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** `2 GiB`, `512 MiB`, `1.5 MiB`: in the largest unit of which there is at least one. */
export function formatByteSize(bytes: number): string {
  const [unit, size] = Object.entries(UNITS).findLast(([, size]) => bytes >= size) ?? ['', 1];
  return `${Number((bytes / size).toFixed(2))} ${unit || 'bytes'}`;
}
