import { isIP } from 'node:net';
import { bareKey } from './endpoints.ts';
import { LOCAL_KEY, LOCAL_SECRET, secretsOf } from './secrets.ts';

/** Whether a name or address to listen on is reached from this machine only. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

export interface Listening {
  bindHost: string;
  isPublic: boolean;
  ingestKeys: string | undefined;
  gatewaySecret: string | undefined;
}

/** Why services must not listen with this configuration (docs/contract/running.md, "Environment"); undefined: they may. */
export function problemOfListening({ bindHost, isPublic, ingestKeys, gatewaySecret }: Listening): string | undefined {
  if (!isPublic && !isLoopback(bindHost))
    return `BIND_HOST: ${bindHost} is reached from beyond this machine, which needs LEADSTREAM_PUBLIC=1 and keys of your own`;
  if (!isPublic) return undefined;
  if (secretsOf(ingestKeys ?? '').some((entry) => bareKey(entry) === LOCAL_KEY))
    return `INGEST_KEYS: ${LOCAL_KEY} is everybody's, and refused with LEADSTREAM_PUBLIC=1`;
  if (secretsOf(gatewaySecret ?? '').includes(LOCAL_SECRET))
    return `GATEWAY_SECRET: ${LOCAL_SECRET} is everybody's, and refused with LEADSTREAM_PUBLIC=1`;
  return undefined;
}
