/** Headers of a dead letter: why it could not be processed, and where it came from (all values are UTF-8 text). */
export const DLQ_HEADERS = {
  /** Machine-readable reason, e.g. `invalid_field`. */
  code: 'leadstream-code',
  /** Path of the field at fault, or empty. */
  field: 'leadstream-field',
  /** The rule that was broken, in words; never holds the offending value. */
  message: 'leadstream-message',
  /** Topic, partition and offset of the record that failed. */
  topic: 'leadstream-topic',
  partition: 'leadstream-partition',
  offset: 'leadstream-offset',
  /** Kafka timestamp of the record that failed, epoch milliseconds: a replay measures "too far ahead" against it. */
  timestamp: 'leadstream-timestamp',
  /** When it was put aside, RFC 3339. */
  failedAt: 'leadstream-failed-at',
} as const;

/** The failed record's own headers are behind this prefix, e.g. `original-leadstream-lenient`. */
export const ORIGINAL_PREFIX = 'original-';

/** Marks an event accepted with `lenient=true`: the pipeline fills in what history does not say. */
export const LENIENT_HEADER = 'leadstream-lenient';

/** Says of a replayed record which dead letter it was: `topic:partition:offset`. */
export const REPLAY_HEADER = 'leadstream-replay-of';
