/** Next offsets (the last one known + 1) by topic and partition. */
export interface Watermark {
  /** Raises one partition's next offset; never lowers it. */
  raise: (topic: string, partition: number, next: bigint) => void;
  /** As `GET /v1/watermark` answers it: `{"topics": {"crm.events": {"0": "123"}}}`. */
  toJson: () => { topics: Record<string, Record<string, string>> };
}

export function createWatermark(): Watermark {
  const topics = new Map<string, Map<number, bigint>>();
  return {
    raise: (topic, partition, next) => {
      const partitions = topics.get(topic) ?? new Map<number, bigint>();
      topics.set(topic, partitions);
      if (next > (partitions.get(partition) ?? -1n)) partitions.set(partition, next);
    },
    toJson: () => ({
      topics: Object.fromEntries(
        [...topics].map(([topic, partitions]) => [
          topic,
          Object.fromEntries([...partitions].sort(([a], [b]) => a - b).map(([p, next]) => [p, next.toString()])),
        ]),
      ),
    }),
  };
}
