/**
 * Runs `send` for several items at a time and reports the results in the items' order, so that what was reported last is a safe point to go on from.
 * @param items read no further ahead than the window
 * @throws the first error of `items`, `send` or `onDone`, after the sends under way have ended
 */
export async function runInWindow<Item, Result>(options: {
  items: AsyncIterable<Item> | Iterable<Item>;
  send: (item: Item) => Promise<Result>;
  onDone: (item: Item, result: Result) => Promise<void> | void;
  concurrency: number;
}): Promise<void> {
  const window: { item: Item; sent: Promise<Result> }[] = [];
  const finishOldest = async (): Promise<void> => {
    const oldest = window.shift();
    if (oldest) await options.onDone(oldest.item, await oldest.sent);
  };
  try {
    for await (const item of options.items) {
      const sent = options.send(item);
      // A send that fails while an older one is awaited would otherwise count as an unhandled rejection.
      sent.catch(() => undefined);
      window.push({ item, sent });
      if (window.length >= options.concurrency) await finishOldest();
    }
    while (window.length > 0) await finishOldest();
  } finally {
    await Promise.allSettled(window.map((entry) => entry.sent));
  }
}
