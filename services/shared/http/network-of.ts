import { isIP } from 'node:net';

/**
 * Who counts as one sender: an IPv4 address, and the /64 of an IPv6 address, since the holder of one of its addresses has all 2^64. IPv4 inside IPv6
 * (`::ffff:192.0.2.1`) is the IPv4 address. What is no address stands for itself.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  return isIP(plain) === 6 ? `${prefixOf(plain)}::/64` : plain;
}

/** First four groups, without leading zeros. */
function prefixOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  // A dotted IPv4 at the end takes two groups.
  const given = groups.length + after.length + (address.includes('.') ? 1 : 0);
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - given) }, () => '0');
  return [...groups, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
