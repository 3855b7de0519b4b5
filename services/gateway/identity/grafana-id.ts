import { readFileSync } from 'node:fs';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { LeadstreamError, messageOf } from '../../shared/errors.ts';
import { HttpError } from '../../shared/http/http-error.ts';

export interface GrafanaIdOptions {
  /** Grafana's `/api/signing-keys/keys`. */
  jwksUrl: string | undefined;
  /** The same as a file, read once. */
  jwksFile: string | undefined;
  audience: string | undefined;
  issuer: string | undefined;
  now?: () => number;
}

/** Checks Grafana's signed identity (`X-Grafana-Id`, Grafana's feature "idForwarding"). */
export interface GrafanaId {
  /** Login that the token names. @throws HttpError 401 for a token that does not hold, 503 while Grafana's keys can't be had */
  loginOf: (jwt: string) => Promise<string>;
}

/** Signatures by a private key only: with `none` or a shared secret, anybody who sees the public keys could sign. */
const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'EdDSA'];
/** Grafana's claim for a user's login. */
const Claims = z.object({ username: z.string().min(1) });
const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });
const FETCH_MS = 5_000;
/** Clocks of two machines. */
const TOLERANCE_S = 5;

function readKeySet(file: string): JWTVerifyGetKey {
  try {
    return createLocalJWKSet(KeySet.parse(JSON.parse(readFileSync(file, 'utf8'))));
  } catch (cause) {
    throw new LeadstreamError(
      'CONFIG',
      `GATEWAY_GRAFANA_JWKS_FILE: ${file} is not a JSON Web Key Set: ${messageOf(cause)}`,
      {
        cause,
      },
    );
  }
}

/** @returns undefined if neither keys' address nor file is set. @throws LeadstreamError `CONFIG` for a file that holds no keys */
export function createGrafanaId(options: GrafanaIdOptions): GrafanaId | undefined {
  const { jwksUrl, jwksFile, audience, issuer, now = Date.now } = options;
  const keys =
    jwksFile !== undefined
      ? readKeySet(jwksFile)
      : jwksUrl !== undefined
        ? createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: FETCH_MS })
        : undefined;
  if (!keys) return undefined;
  return {
    async loginOf(jwt) {
      try {
        const { payload } = await jwtVerify(jwt, keys, {
          algorithms: ALGORITHMS,
          requiredClaims: ['exp'],
          clockTolerance: TOLERANCE_S,
          currentDate: new Date(now()),
          ...(audience === undefined ? {} : { audience }),
          ...(issuer === undefined ? {} : { issuer }),
        });
        return Claims.parse(payload).username;
      } catch (error) {
        throw asRefusal(error);
      }
    },
  };
}

/** Faults of the token itself. All else, such as an answer of Grafana's that is none, says nothing about it. */
const OF_THE_TOKEN = [
  errors.JWSInvalid,
  errors.JWTInvalid,
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

function asRefusal(error: unknown): HttpError {
  const refuse = (why: string) => new HttpError(401, 'unauthorized', `X-Grafana-Id does not hold: ${why}`);
  if (error instanceof errors.JWTExpired) return refuse('it has expired');
  if (error instanceof z.ZodError) return refuse('it names no user (claim username)');
  if (OF_THE_TOKEN.some((fault) => error instanceof fault)) return refuse("its signature or claims are not Grafana's");
  return new HttpError(503, 'grafana_keys_unavailable', "Grafana's signing keys can't be read: try again");
}
