/** Names of the settings that decide about a TLS connection, and what of them is set. */
export interface TlsSettings {
  /** Variable of the server's address, e.g. `CLICKHOUSE_URL`. */
  address: string;
  ca: string;
  cert: string;
  key: string;
  hasCa: boolean;
  hasCert: boolean;
}

const UNTRUSTED = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'INVALID_CA',
]);

/** TLS alerts (RFC 8446, 6.2) by which a server says what it thinks of the client's certificate. */
const HANDSHAKE_FAILURE = '40';
const PROTOCOL_VERSION = '70';
const CERTIFICATE_REQUIRED = '116';
const REFUSALS: Record<string, string> = {
  '42': 'it is damaged or of the wrong kind',
  '43': 'it is of a kind that the server does not take',
  '44': 'it has been revoked',
  '45': 'it has expired',
  '46': 'the server does not accept it',
  '48': 'the server does not know its authority',
  '49': 'it may not connect',
};

const text = (error: object, member: string): string => {
  const value: unknown = Reflect.get(error, member);
  return typeof value === 'string' ? value : '';
};

/** What the server's certificate is issued for. */
function namesOf(error: object): string {
  const cert: unknown = Reflect.get(error, 'cert');
  const names = typeof cert === 'object' && cert !== null ? text(cert, 'subjectaltname') : '';
  return names === '' ? 'no name' : names.replaceAll('DNS:', '').replaceAll('IP Address:', '');
}

function reasonOfAlert(alert: string, settings: TlsSettings): string | undefined {
  const { address, cert, key, hasCert } = settings;
  if (alert === PROTOCOL_VERSION) return `the server of ${address} speaks no version of TLS that is safe (1.2 or 1.3)`;
  if (alert === CERTIFICATE_REQUIRED || (alert === HANDSHAKE_FAILURE && !hasCert))
    return `the server asks for a client certificate: set ${cert} and ${key}`;
  const refusal = REFUSALS[alert];
  return refusal === undefined ? undefined : `the server refuses the client certificate of ${cert}: ${refusal}`;
}

/**
 * What a failed TLS connection means in words that name the setting to look at.
 * @returns undefined for an error that is none of TLS
 */
export function tlsReason(error: object, settings: TlsSettings): string | undefined {
  const { address, ca, hasCa } = settings;
  const code = text(error, 'code');
  if (UNTRUSTED.has(code))
    return hasCa
      ? `the server's certificate is not signed by an authority of ${ca} (${text(error, 'message')})`
      : `the server's certificate is signed by an authority that this machine does not know: give it as ${ca} (${text(error, 'message')})`;
  if (code === 'CERT_HAS_EXPIRED') return `the certificate of the server of ${address} has expired: renew it there`;
  if (code === 'CERT_NOT_YET_VALID')
    return `the certificate of the server of ${address} is not valid yet: see its dates, and this machine's clock`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `the server's certificate is for ${namesOf(error)}, not for ${text(error, 'host')}: see the host name in ${address}`;
  const message = text(error, 'message');
  if (/wrong version number|packet length too long|record layer failure/.test(message))
    return `what listens there does not speak TLS: see the scheme and the port in ${address}`;
  const [, alert] = /SSL alert number (\d+)/.exec(message) ?? [];
  return alert === undefined ? undefined : reasonOfAlert(alert, settings);
}
