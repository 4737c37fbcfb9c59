import { isIP } from 'node:net';
import type { Config } from '../config/schema.js';
import type { Message } from '../request/request.js';
import type { Finding } from '../verdict/verdict.js';
import { isSpecialAddress } from './special-addresses.js';

/**
 * Whether a finding may blacklist the address that it came from. Any page can make its visitors send us an attack
 * (an image tag is enough), and a private address is a proxy's or our own host's: both would ban the innocent.
 */
export function mayBan(finding: Finding, sender: { address: string; message: Message }, config: Config): boolean {
  if (finding.mode !== 2) return false;
  // A framework that trusts every proxy takes any text of X-Forwarded-For for an address.
  if (isIP(sender.address) === 0) return false;
  if (!config.BLACKLIST_PRIVATE && isSpecialAddress(sender.address)) return false;
  if (config.BLACKLIST_CROSS_SITE) return true;
  return finding.location !== 'referer' && sender.message.headers['sec-fetch-site'] !== 'cross-site';
}
