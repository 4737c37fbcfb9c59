import type { Client } from '../clients/client.js';
import type { Config } from '../config/schema.js';
import type { Message } from '../request/request.js';
import type { Finding } from '../verdict/verdict.js';
import { isSpecialAddress } from './special-addresses.js';

/**
 * Whether a finding may blacklist the client that it came from. Any page can make its visitors send us an attack (an
 * image tag is enough), a private address is a proxy's or our own host's, and an address that its sender wrote, or
 * behind which others stand, is somebody else's: all of them would ban the innocent.
 */
export function mayBan(finding: Finding, sender: { client: Client; message: Message }, config: Config): boolean {
  if (finding.mode !== 2) return false;
  const { standing, address } = sender.client;
  if (standing === 'unnamed-proxy' || standing === 'self-written') return false;
  if (!config.BLACKLIST_PRIVATE && (standing === 'proxy' || isSpecialAddress(address))) return false;
  if (config.BLACKLIST_CROSS_SITE) return true;
  return finding.location !== 'referer' && sender.message.headers['sec-fetch-site'] !== 'cross-site';
}
