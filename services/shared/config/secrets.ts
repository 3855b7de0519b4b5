import { createHash, timingSafeEqual } from 'node:crypto';

/** Keys of a local run. Everybody knows them. */
export const LOCAL_KEY = 'local-dev-key';
export const LOCAL_SECRET = 'local-dev-secret';

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Entries of a list of secrets, separated by commas; in a file also by line ends. */
export const secretsOf = (list: string): string[] =>
  list
    .split(/[,\n]/)
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '');

/** Whether a text is one of the secrets. Hashes of equal length, and every entry looked at: the time taken tells nothing of them. */
export function createSecretList(secrets: readonly string[]): (given: string) => boolean {
  const hashes = secrets.map(sha256);
  return (given) => {
    const hash = sha256(given);
    return hashes.filter((own) => timingSafeEqual(own, hash)).length > 0;
  };
}
