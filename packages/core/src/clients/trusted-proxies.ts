import { toAddressSet } from '../state/special-addresses.js';
import type { Trusts } from './client.js';

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: [
    '10.0.0.0/8',
    '100.64.0.0/10',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.168.0.0/16',
    'fc00::/7',
    'fe80::/10',
  ],
};

/** `TRUSTED_PROXIES`, ready to be asked; undefined where it leaves the matter to the framework. */
export function toTrusts(proxies: number | readonly string[]): Trusts | undefined {
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies;
  if (proxies.length === 0) return undefined;
  const set = toAddressSet(proxies.flatMap((entry) => GROUPS[entry] ?? [entry]));
  // A Unix socket is another way to this host.
  const trustsSockets = proxies.includes('loopback');
  return (address) => (address === undefined ? trustsSockets : set.has(address));
}

/** Addresses of the documentation, which nobody has, further away than any real proxy: is everybody trusted? */
export function trustsEverybody(trusts: Trusts): boolean {
  return trusts('203.0.113.1', FAR_AWAY) || trusts('2001:db8::1', FAR_AWAY);
}

const FAR_AWAY = 40;
