import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto);

// P-256: made in a millisecond, and taken by OpenSSL, Java and Go alike.
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

/** A certificate and its private key (PKCS #8), both PEM text. */
export interface Certificate {
  cert: string;
  key: string;
}

export interface CertificateOptions {
  /** Who it is for; also the first of `names` where none are given. */
  commonName?: string;
  /** Host names and addresses that a server may be reached by. Default: `localhost` and 127.0.0.1. */
  names?: readonly string[];
  /** First and last moment; a last moment before now makes an expired one. Default: a day each way. */
  notBefore?: Date;
  notAfter?: Date;
}

/** A certificate authority that lives as long as the test. */
export interface CertificateAuthority {
  /** PEM text of its own certificate: what clients trust. */
  cert: string;
  /** A certificate for servers and for clients alike, signed by it. */
  issue: (options?: CertificateOptions) => Promise<Certificate>;
}

const isAddress = (name: string): boolean => /^[\d.]+$|:/.test(name);
const serialNumber = (): string => Buffer.from(webcrypto.getRandomValues(new Uint8Array(15))).toString('hex');

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

const validity = ({ notBefore, notAfter }: CertificateOptions, now: number) => ({
  notBefore: notBefore ?? new Date(Math.min(now, notAfter?.getTime() ?? now) - DAY_MS),
  notAfter: notAfter ?? new Date(now + DAY_MS),
});

/** A new authority; two of them don't trust each other. */
export async function createCertificateAuthority(commonName = 'Leadstream test CA'): Promise<CertificateAuthority> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const own = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: [{ CN: [commonName] }],
    ...validity({}, Date.now()),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  return {
    cert: own.toString('pem'),
    async issue(options = {}) {
      const names = options.names ?? ['localhost', '127.0.0.1'];
      const holder = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
      const certificate = await x509.X509CertificateGenerator.create({
        serialNumber: serialNumber(),
        subject: [{ CN: [options.commonName ?? names[0] ?? 'nobody'] }],
        issuer: own.subject,
        ...validity(options, Date.now()),
        publicKey: holder.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: ALGORITHM,
        extensions: [
          new x509.BasicConstraintsExtension(false, undefined, true),
          new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
          new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth]),
          new x509.SubjectAlternativeNameExtension(
            names.map((value) => ({ type: isAddress(value) ? 'ip' : 'dns', value })),
          ),
          await x509.AuthorityKeyIdentifierExtension.create(own),
        ],
      });
      return { cert: certificate.toString('pem'), key: await pemOf(holder.privateKey) };
    },
  };
}

/** The moment of an expired certificate's end: an hour ago. */
export const expired = (): Date => new Date(Date.now() - 3_600_000);
