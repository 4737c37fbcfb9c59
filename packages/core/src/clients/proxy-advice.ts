import type { ProxyOddity } from './senders.js';

const ADVICE: Readonly<Record<ProxyOddity, string>> = {
  'everybody-trusted':
    'Everybody is trusted as a proxy (TRUSTED_PROXIES, or the framework: "trust proxy": true, app.proxy, trustProxy: true), so that clients write their addresses themselves: such an address never matches WHITELIST, is not counted and never blacklisted. Name the proxies in TRUSTED_PROXIES, or how many there are.',
  'unnamed-proxy':
    'A request came with a forwarded header, and nobody trusts a proxy: whoever sends them is refused request by request, never matches WHITELIST, is not counted and never blacklisted. If it is a proxy of yours, name it in TRUSTED_PROXIES.',
};

/** Tells the owner of each oddity once in the life of an engine. */
export function createProxyAdvice(warn: (message: string) => void): (oddity: ProxyOddity) => void {
  const told = new Set<ProxyOddity>();
  return (oddity) => {
    if (told.has(oddity)) return;
    told.add(oddity);
    warn(ADVICE[oddity]);
  };
}
