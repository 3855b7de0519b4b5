import { isIP } from 'node:net';

/** An address, or a network as `10.0.0.0/8`. Not `true`, nor everybody: whose word counts must be said. */
export function isTrustedProxy(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
