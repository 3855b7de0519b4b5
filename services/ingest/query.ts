import { HttpError } from '../shared/http/http-error.ts';

/** Names of parameters that the answer repeats are cut, as they come from anywhere. */
const NAME_SHOWN = 64;

const wrong = (name: string, rule: string, code = 'invalid_parameter') => {
  const shown = name.slice(0, NAME_SHOWN);
  return new HttpError(400, code, `${shown === '' ? 'a parameter without a name' : shown} ${rule}`, shown);
};

/**
 * The parameters of a request: each at most once, and none that the path does not know, since a misspelled one would be ignored in silence.
 * @throws HttpError 400
 */
export function parametersOf(url: string, known: readonly string[]): Map<string, string> {
  const at = url.indexOf('?');
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(at < 0 ? '' : url.slice(at))) {
    if (!known.includes(name)) {
      const rule =
        known.length > 0
          ? `is no parameter here; there is ${known.join(', ')}`
          : 'is no parameter here; there are none';
      throw wrong(name, rule, 'unknown_parameter');
    }
    if (values.has(name)) throw wrong(name, 'must be said once');
    values.set(name, value);
  }
  return values;
}

/** @throws HttpError 400 unless `lenient` is `true`, `false` or left out */
export function lenientOf(url: string): boolean {
  const said = parametersOf(url, ['lenient']).get('lenient');
  if (said === undefined || said === 'false') return false;
  if (said === 'true') return true;
  throw wrong('lenient', 'must be true or false, in lower case');
}
