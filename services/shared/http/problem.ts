/** Content type of every error over HTTP (RFC 9457). */
export const PROBLEM_TYPE = 'application/problem+json';

/** What is wrong with a request. `code` is for programs and never changes; `detail` is for people. */
export interface Problem {
  status: number;
  code: string;
  detail: string;
  /** The parameter, header or path of the body that is at fault. */
  field?: string | undefined;
  /** Members beside those of RFC 9457, such as `nearest` or `rejected`. */
  members?: Readonly<Record<string, unknown>> | undefined;
}

/** `invalid_parameter` → `Invalid parameter` */
const titleOf = (code: string) => `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll('_', ' ')}`;

/**
 * Body of an error: `type`, `title`, `status`, `detail`, and beside them `code`, `field` and what else is known.
 * `error` repeats code, message and field as answers had them before, for clients written then.
 */
export function problemBody({ status, code, detail, field, members = {} }: Problem): Record<string, unknown> {
  const named = field === undefined ? {} : { field };
  return {
    type: `urn:leadstream:problem:${code}`,
    title: titleOf(code),
    status,
    detail,
    code,
    ...named,
    ...members,
    error: { code, ...named, message: detail },
  };
}
