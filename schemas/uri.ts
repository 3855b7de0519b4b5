/** RFC 3986 characters: unreserved, reserved, or a percent-encoded byte. */
const CHARACTERS = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;
/** What is before the first colon, if it comes before any slash, question mark or hash, must be a scheme. */
const BEFORE_COLON = /^([^/?#:]*):/;
const SCHEME = /^[A-Za-z][A-Za-z0-9+\-.]*$/;
/** Brackets belong to an IPv6 host only. */
const BRACKETS = /[[\]]/;
const AUTHORITY = /^(?:[^/?#:]*:)?\/\/(?:[^/?#[\]]*@)?\[[0-9A-Fa-f:.]+\](?::\d*)?(?=[/?#]|$)/;

export const SOURCE_MAX_LENGTH = 1024;
const REMEMBERED = 1024;
const known = new Set<string>();

/** Whether a text is a non-empty URI reference (RFC 3986) of at most 1024 characters. Remembers those seen: an installation has few sources. */
export function isUriReference(text: string): boolean {
  if (known.has(text)) return true;
  if (!isValid(text)) return false;
  if (known.size >= REMEMBERED) known.clear();
  known.add(text);
  return true;
}

function isValid(text: string): boolean {
  if (text.length > SOURCE_MAX_LENGTH || !CHARACTERS.test(text)) return false;
  if (text.indexOf('#') !== text.lastIndexOf('#')) return false;
  const scheme = BEFORE_COLON.exec(text)?.[1];
  if (scheme !== undefined && !SCHEME.test(scheme)) return false;
  return !BRACKETS.test(text) || !BRACKETS.test(text.replace(AUTHORITY, ''));
}
