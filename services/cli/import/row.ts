/** One row of a CSV file: column → text, trimmed. */
export type Row = Readonly<Record<string, string>>;

/** What is wrong with a row, for the person who has to mend it; never holds the cell's text (it may be personal data). */
export interface RowFault {
  code: string;
  /** The column, or the field of the event. */
  field: string;
  message: string;
}

/** A row that can't become events. */
export class RowError extends Error {
  readonly fault: RowFault;
  constructor(code: string, field: string, message: string) {
    super(message);
    this.fault = { code, field, message };
  }
}
