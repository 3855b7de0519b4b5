/** Options of a {@link LeadstreamError}. */
export interface ErrorOptions {
  /** Whether the same call may succeed later without anybody changing anything. */
  retryable?: boolean;
  cause?: unknown;
}

/** What fails for a reason that can be named: a stable code for programs, a message that says what to do, the cause kept. */
export class LeadstreamError extends Error {
  readonly code: string;
  readonly retryable: boolean;

  constructor(code: string, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'LeadstreamError';
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}

/** Text of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
