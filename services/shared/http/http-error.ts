/** What an {@link HttpError} says beside its reason. */
export interface ErrorDetails {
  /** The parameter, header or path of the body at fault. */
  field?: string | undefined;
  /** Members of the problem beside those of RFC 9457. */
  members?: Readonly<Record<string, unknown>> | undefined;
  headers?: Readonly<Record<string, string>>;
}

/** A request that is answered by a status and a reason. The details are a field's name where there are no others. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  readonly members: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, details: string | ErrorDetails = {}) {
    super(message);
    const { field, members = {}, headers = {} } = typeof details === 'string' ? { field: details } : details;
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
    this.field = field;
    this.members = members;
    this.headers = headers;
  }
}
