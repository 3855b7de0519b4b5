/** At most `size` of the given tasks run at once; the others wait in order. */
export function createLimit(size: number) {
  let running = 0;
  const waiting: Array<() => void> = [];
  return async function limit<T>(task: () => Promise<T>): Promise<T> {
    if (running < size) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

/** A bound on the bytes held at once: `take` waits until there is room. A single wish larger than the bound is granted alone. */
export function createByteBudget(total: number) {
  let used = 0;
  const waiting: Array<{ bytes: number; go: () => void }> = [];
  const fits = (bytes: number) => used === 0 || used + bytes <= total;
  const wake = () => {
    for (let next = waiting[0]; next && fits(next.bytes); next = waiting[0]) {
      waiting.shift();
      used += next.bytes;
      next.go();
    }
  };
  return {
    async take(bytes: number): Promise<() => void> {
      if (waiting.length === 0 && fits(bytes)) used += bytes;
      else await new Promise<void>((go) => waiting.push({ bytes, go }));
      let given = false;
      return () => {
        if (given) return;
        given = true;
        used -= bytes;
        wake();
      };
    },
    used: () => used,
  };
}

export type ByteBudget = ReturnType<typeof createByteBudget>;
