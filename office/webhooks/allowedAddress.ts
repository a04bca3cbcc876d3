import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** What deliveries must not reach unless the office names the host: its own network, and whatever is not of the open one. */
const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
  ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 3],
] as const) closed.addSubnet(net, bits, 'ipv4'); // prettier-ignore

/** Of the newer ones only what is given out to the open network; what carries an older address within it is not taken. */
const openSixth = new BlockList();
openSixth.addSubnet('2000::', 3, 'ipv6');
const carriesOlder = new BlockList();
for (const [net, bits] of [['2001::', 32], ['2001:db8::', 32], ['2002::', 16]] as const) carriesOlder.addSubnet(net, bits, 'ipv6'); // prettier-ignore

const isOpenAddress = (ip: string): boolean => {
  switch (isIP(ip)) {
    case 4:
      return !closed.check(ip, 'ipv4');
    case 6:
      return openSixth.check(ip, 'ipv6') && !carriesOlder.check(ip, 'ipv6');
    default:
      return false;
  }
};

const isLoopback = (host: string): boolean => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(host);

export type AddressFault = 'notHttps' | 'notAllowed' | 'notAnAddress';

/**
 * Why nothing may be delivered to an address, as far as it says so itself: over HTTPS alone, but to this very machine; an address of a closed
 * network only where the office's setting names it.
 * @param hosts hosts of closed networks that the office allows, with a port where only that one is meant
 */
export function findAddressFault(address: string, hosts: readonly string[]): AddressFault | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return 'notAnAddress';
  }
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'notAnAddress';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) return 'notHttps';
  if (isNamed(url, hosts)) return undefined;
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isLoopback(url.hostname)) return 'notAllowed';
  return isIP(literal) !== 0 && !isOpenAddress(literal) ? 'notAllowed' : undefined;
}

const isNamed = ({ hostname, host }: URL, hosts: readonly string[]): boolean =>
  hosts.some((one) => one === hostname || one === host);

/** What a host is found to be is not where it must not be. */
export class ClosedAddressError extends Error {
  override readonly name = 'ClosedAddressError';
}

/**
 * The machine to which a delivery goes: looked up once, judged, and taken as it was judged, so that no name leads elsewhere in between.
 * @throws ClosedAddressError, and as the look-up does
 */
export async function getMachine(
  url: URL,
  hosts: readonly string[],
): Promise<{ address: string; family: number }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = await lookup(host, { all: true });
  const allowed = isNamed(url, hosts) ? found : found.filter(({ address }) => isOpenAddress(address));
  const [first] = allowed;
  if (!first || allowed.length < found.length) throw new ClosedAddressError('a closed network');
  return first;
}
