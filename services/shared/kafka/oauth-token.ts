import { z } from 'zod';
import type { OAuthClient } from '../config/kafka-env.ts';
import { LeadstreamError, messageOf } from '../errors.ts';

export interface Token {
  value: string;
  expiresAtMs: number;
}

export interface TokenSourceOptions {
  fetchToken: () => Promise<Token>;
  nowMs: () => number;
}

/**
 * Hands out a token until a fifth of its life is left, at most five minutes of it: a connection that presents it is then not thrown out at once.
 * However many connections ask at the same time, one asks the provider.
 */
export function createTokenSource({ fetchToken, nowMs }: TokenSourceOptions): () => Promise<string> {
  let current: { token: Token; renewAtMs: number } | undefined;
  let asking: Promise<string> | undefined;

  async function renew(): Promise<string> {
    const askedAtMs = nowMs();
    const token = await fetchToken();
    const lifeMs = token.expiresAtMs - askedAtMs;
    current = { token, renewAtMs: token.expiresAtMs - Math.min(lifeMs / 5, 300_000) };
    return token.value;
  }

  return async () => {
    if (current && nowMs() < current.renewAtMs) return current.token.value;
    asking ??= renew().finally(() => {
      asking = undefined;
    });
    try {
      return await asking;
    } catch (error) {
      // Still good for a while: the provider may be back before it ends.
      if (current && nowMs() < current.token.expiresAtMs) return current.token.value;
      throw error;
    }
  };
}

/** RFC 6749, 5.1. Without a word on its life a token counts as one of five minutes. */
const Answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive().default(300) });
/** RFC 6749, 5.2. */
const Refusal = z.object({ error: z.string(), error_description: z.string().optional() });

/** 5 s: below the 10 s that a broker's connection has for knowing us. */
const TIMEOUT_MS = 5_000;

/**
 * Asks the identity provider for a token (client credentials, RFC 6749, 4.4), naming us by HTTP Basic as every provider must take it.
 * @throws LeadstreamError `KAFKA_OAUTH` naming the setting that is wrong; never the secret
 */
export async function fetchToken(client: OAuthClient, nowMs: number, timeoutMs = TIMEOUT_MS): Promise<Token> {
  const { tokenUrl, clientId, clientSecret, scope } = client;
  const fail = (message: string, cause?: unknown) =>
    new LeadstreamError('KAFKA_OAUTH', `no token for Kafka: ${message}`, { retryable: true, cause });
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) });
  // Both are form-encoded first (RFC 6749, 2.3.1).
  const encoded = (text: string) => new URLSearchParams({ '': text }).toString().slice(1);
  const credentials = Buffer.from(`${encoded(clientId)}:${encoded(clientSecret)}`).toString('base64');
  let status: number;
  let text: string;
  try {
    const response = await fetch(tokenUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}`, accept: 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    const why = error instanceof Error && error.cause !== undefined ? messageOf(error.cause) : messageOf(error);
    throw fail(`KAFKA_OAUTH_TOKEN_URL can't be asked: ${why}`, error);
  }
  const json = parsed(text);
  if (status < 200 || status > 299) {
    const refusal = Refusal.safeParse(json).data;
    const said = refusal
      ? ` ${refusal.error}${refusal.error_description ? ` (${refusal.error_description})` : ''}`
      : '';
    const setting =
      refusal?.error === 'invalid_scope'
        ? 'KAFKA_OAUTH_SCOPE'
        : status === 400 || status === 401
          ? 'KAFKA_OAUTH_CLIENT_ID, KAFKA_OAUTH_CLIENT_SECRET'
          : 'KAFKA_OAUTH_TOKEN_URL';
    throw fail(`${setting} refused with ${status}${said}`);
  }
  const answer = Answer.safeParse(json);
  if (!answer.success) throw fail('KAFKA_OAUTH_TOKEN_URL answers no token (access_token is missing)');
  return { value: answer.data.access_token, expiresAtMs: nowMs + answer.data.expires_in * 1_000 };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
