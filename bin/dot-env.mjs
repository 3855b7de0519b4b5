// Reads .env beside package.json. What is set in the environment itself goes before it, and so does a secret that is given there in the other
// form: NAME of the file does not meet NAME_FILE of the environment, nor the other way round.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';

const FILE = fileURLToPath(new URL('../.env', import.meta.url));

/** Adds to `env` what the text of a .env file sets and `env` does not. */
export function addDotEnv(text, env) {
  const given = new Set(Object.keys(env).filter((name) => env[name] !== ''));
  for (const [name, value = ''] of Object.entries(parseEnv(text))) {
    const otherForm = name.endsWith('_FILE') ? name.slice(0, -'_FILE'.length) : `${name}_FILE`;
    if (env[name] === undefined && !given.has(otherForm)) env[name] = value;
  }
}

/** Adds .env to the environment of this process, if there is one. */
export function loadDotEnv() {
  if (existsSync(FILE)) addDotEnv(readFileSync(FILE, 'utf8'), process.env);
}
