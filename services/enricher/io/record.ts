/** A Kafka record as the pipeline holds it, whatever client read it. */
export interface Record {
  partition: number;
  offset: number;
  /** Timestamp of the record, epoch milliseconds: the time of receipt. */
  timestampMs: number;
  key: Buffer | null;
  value: Buffer | null;
  headers: { [name: string]: Buffer | undefined };
}

/** What is wrong with a record; never holds the offending value. */
export interface Fault {
  code: string;
  field: string;
  message: string;
}

/** A record that goes to the dead-letter topic. */
export interface DeadLetter extends Fault {
  record: Record;
}
