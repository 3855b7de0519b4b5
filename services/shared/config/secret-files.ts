import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LeadstreamError, messageOf } from '../errors.ts';

type Environment = Record<string, string | undefined>;

/**
 * Variables that hold a secret or PEM text, by how they are named: a new one needs no line here. Only with a prefix of ours: `SSL_CERT_FILE` or
 * `AWS_WEB_IDENTITY_TOKEN_FILE` are others' and name files that are none of our business.
 */
const SECRET =
  /^(?:LEADSTREAM|KAFKA|CLICKHOUSE|INGEST|GATEWAY|BOARD|METRICS|VIEWER|OIDC|HOOK)_(?:\w+_)?(?:PASSWORD|SECRET|TOKEN|KEYS?|CA|CERT)$|^GF_SECURITY_ADMIN_PASSWORD$/;

const SUFFIX = '_FILE';

/** Whether a variable may be given as `<NAME>_FILE` too, the path of a file that holds the value. */
export const isSecretVariable = (name: string): boolean => SECRET.test(name);

/** Text of a secret's file: UTF-8, without a byte order mark and without the line ends that an editor leaves at its end. */
function readSecret(path: string): string {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)).replace(/[\r\n]+$/, '');
  if (text.trim() === '') throw new Error('is empty');
  return text;
}

/** What a file holds, or why that is no secret. */
function resultOf(name: string, path: string, env: Environment): { value: string } | { fault: string } {
  const variable = `${name}${SUFFIX}`;
  if (env[name]) return { fault: `${name} and ${variable} are both set: give one of them` };
  try {
    return { value: readSecret(path) };
  } catch (error) {
    const why = error instanceof TypeError ? 'is not text in UTF-8 (a certificate must be PEM)' : messageOf(error);
    return { fault: `${variable}: ${path}: ${why}` };
  }
}

/**
 * The environment with every secret that is given as `<NAME>_FILE` read from its file (docs/contract/running.md, "Engines elsewhere").
 * @throws LeadstreamError `CONFIG` naming each variable and file that can't be read or is empty, and each secret that is given both ways
 */
export function withSecretFiles(env: Environment): Environment {
  const result = { ...env };
  const faults: string[] = [];
  for (const [variable, path] of Object.entries(env)) {
    const name = variable.slice(0, -SUFFIX.length);
    if (!path || !variable.endsWith(SUFFIX) || !isSecretVariable(name)) continue;
    const read = resultOf(name, path, env);
    if ('fault' in read) faults.push(read.fault);
    else result[name] = read.value;
  }
  if (faults.length > 0) throw new LeadstreamError('CONFIG', `environment: ${faults.join('; ')}`);
  return result;
}

/**
 * What a child inherits of an environment beside the variables that it is told: a secret that it is told (or told as undefined) goes before the
 * file that holds ours. Paths are made absolute, as the child may run in another folder.
 */
export function childEnvironment(inherited: Environment, told: Environment): Environment {
  const env = { ...inherited, ...told };
  for (const [variable, path] of Object.entries(inherited)) {
    const name = variable.slice(0, -SUFFIX.length);
    if (!path || !variable.endsWith(SUFFIX) || !isSecretVariable(name)) continue;
    env[variable] = name in told ? undefined : resolve(path);
  }
  return env;
}
