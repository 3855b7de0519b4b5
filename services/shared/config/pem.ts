import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { z } from 'zod';
import { messageOf } from '../errors.ts';

/** PEM text of a trusted authority, of the client's certificate, and of its private key. */
export interface TlsMaterial {
  ca: string | undefined;
  cert: string | undefined;
  key: string | undefined;
}

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Several lines are hard to write in some environments: the two characters `\n` count as a line's end. */
const lines = (text: string): string => text.replaceAll('\\n', '\n');

/** What is wrong with the text of one or more certificates; undefined: nothing. */
export function problemOfCertificates(text: string): string | undefined {
  const blocks = text.match(CERTIFICATES);
  if (!blocks) return 'holds no certificate in PEM (-----BEGIN CERTIFICATE-----)';
  try {
    for (const block of blocks) new X509Certificate(block);
    return undefined;
  } catch (error) {
    return `holds a certificate that cannot be read: ${messageOf(error)}`;
  }
}

/** What is wrong with the text of a private key; undefined: nothing. */
export function problemOfKey(text: string): string | undefined {
  if (text.includes('ENCRYPTED')) return 'is protected by a passphrase: give it without one';
  try {
    createPrivateKey(text);
    return undefined;
  } catch {
    return 'holds no private key in PEM (-----BEGIN PRIVATE KEY-----)';
  }
}

/** A variable of PEM text. @param problemOf what is wrong with it, in words for who sets it */
export const pemText = (problemOf: (text: string) => string | undefined) =>
  z
    .string()
    .transform(lines)
    .superRefine((text, context) => {
      const problem = problemOf(text);
      if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
    })
    .optional();

/** Variables of PEM text: one or more certificates, a private key. */
export const pemCertificates = () => pemText(problemOfCertificates);
export const pemKey = () => pemText(problemOfKey);

/**
 * Why a certificate and a key can't be used together; undefined: they can, or there is neither.
 * @param prefix of the variables, e.g. `CLICKHOUSE_`
 */
export function problemOfPair({ cert, key }: Omit<TlsMaterial, 'ca'>, prefix: string): string | undefined {
  if (cert === undefined && key === undefined) return undefined;
  if (key === undefined) return `${prefix}KEY: is needed beside ${prefix}CERT`;
  if (cert === undefined) return `${prefix}CERT: is needed beside ${prefix}KEY`;
  try {
    createSecureContext({ cert, key });
    return undefined;
  } catch (error) {
    return `${prefix}KEY: does not belong to ${prefix}CERT (${messageOf(error).split(':').at(-1)?.trim()})`;
  }
}
