/** What an {@link HttpError} says beside its reason. */
export interface ErrorDetails {
  /** The parameter or header at fault. */
  field?: string;
  headers?: Readonly<Record<string, string>>;
}

/** A request that is answered as a whole by a status and a reason. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, retryAfterS?: number, details: ErrorDetails = {}) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
    this.field = details.field;
    this.headers = {
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }),
      ...details.headers,
    };
  }
}
