import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { normalizeAddress } from '../request/address.js';
import type { Exchange } from '../request/request.js';
import type { Client, Sender, Standing, Trusts } from './client.js';
import { parseForwardedAddress, walkForwarded } from './forwarded.js';
import { toStoreKey } from './store-key.js';
import { toTrusts, trustsEverybody } from './trusted-proxies.js';

/** What an owner should know of how clients are told apart; each is told once. */
export type ProxyOddity = 'everybody-trusted' | 'unnamed-proxy';

const NOBODY: Sender = Object.freeze({ client: undefined, isForwarded: false });

/** Senders that are remembered: nearly all requests come over connections that brought one before. */
const MAX_REMEMBERED = 4_096;

/** Tells who sent a request, by `TRUSTED_PROXIES` or else by the framework's own setting. One for each revision. */
export class Senders {
  readonly #own: Trusts | undefined;
  readonly #tell: (oddity: ProxyOddity) => void;
  /** Senders of whom only the socket's address had to be known. */
  readonly #direct = new Map<string, Sender>();
  /** Whether the addresses of sockets are proxies: they are few, and asking costs a microsecond. */
  readonly #proxies = new Map<string | undefined, boolean>();
  #trusts: Trusts | undefined;
  #isOpen = false;

  constructor(proxies: number | readonly string[], tell: (oddity: ProxyOddity) => void) {
    this.#tell = tell;
    this.#own = toTrusts(proxies);
    if (this.#own !== undefined) this.#meet(this.#own);
  }

  find(exchange: Exchange): Sender {
    const { trusts, headOnly, message } = exchange;
    // Upgrades come without the framework: what it said of other requests holds for them too.
    if (this.#own === undefined && headOnly !== true && trusts !== this.#trusts) this.#meet(trusts);
    return this.#trusts === undefined ? this.#findDirect(exchange) : this.#findBehind(exchange, message.headers);
  }

  /** Nobody trusts anybody: the socket's address it is. */
  #findDirect({ address, message }: Exchange): Sender {
    if (address === undefined) return NOBODY;
    if (!isForwardedBy(message.headers)) return this.#remember(address);
    this.#tell('unnamed-proxy');
    return { client: toClient(normalizeAddress(address), 'unnamed-proxy'), isForwarded: false };
  }

  #findBehind(exchange: Exchange, headers: IncomingHttpHeaders): Sender {
    const peer = peerOf(exchange);
    const isForwarded = this.#isOpen || this.#isProxy(peer);
    if (!isForwarded) return peer === undefined ? NOBODY : this.#remember(peer);
    const walk = this.#walk(exchange, peer, headers);
    if (walk.address === undefined) return NOBODY;
    return { client: toClient(walk.address, this.#standingOf(walk, headers)), isForwarded };
  }

  /** The framework's own reading where it has one that is an address, so that its logs and ours agree. */
  #walk(exchange: Exchange, peer: string | undefined, headers: IncomingHttpHeaders): WalkEnd {
    const said = this.#own !== undefined || exchange.headOnly === true ? undefined : exchange.address;
    const address = said === undefined ? undefined : parseForwardedAddress(said);
    if (address !== undefined) return { address, endsOnProxy: address === peer };
    return walkForwarded(peer, String(headers['x-forwarded-for'] ?? ''), (one, hop) => this.#asks(one, hop));
  }

  #standingOf({ endsOnProxy }: WalkEnd, headers: IncomingHttpHeaders): Standing {
    if (this.#isOpen) return isForwardedBy(headers) ? 'self-written' : 'known';
    return endsOnProxy ? 'proxy' : 'known';
  }

  #meet(trusts: Trusts | undefined): void {
    this.#trusts = trusts;
    this.#direct.clear();
    this.#proxies.clear();
    this.#isOpen = false;
    if (trusts === undefined) return;
    try {
      this.#isOpen = trustsEverybody(trusts);
    } catch {
      // An owner's function that cannot say is asked again for each request.
    }
    if (this.#isOpen) this.#tell('everybody-trusted');
  }

  #isProxy(peer: string | undefined): boolean {
    const known = this.#proxies.get(peer);
    if (known !== undefined) return known;
    const isProxy = this.#asks(peer, 0);
    if (this.#proxies.size >= MAX_REMEMBERED) this.#proxies.clear();
    this.#proxies.set(peer, isProxy);
    return isProxy;
  }

  /** An owner's function may throw at what it did not expect: that is no trust. */
  #asks(address: string | undefined, hop: number): boolean {
    try {
      return this.#trusts?.(address, hop) === true;
    } catch {
      return false;
    }
  }

  #remember(address: string): Sender {
    const known = this.#direct.get(address);
    if (known !== undefined) return known;
    const normalized = normalizeAddress(address);
    if (isIP(normalized) === 0) return NOBODY;
    const sender = { client: toClient(normalized, 'known'), isForwarded: false };
    if (this.#direct.size >= MAX_REMEMBERED) this.#direct.clear();
    this.#direct.set(address, sender);
    return sender;
  }
}

interface WalkEnd {
  readonly address: string | undefined;
  readonly endsOnProxy: boolean;
}

function peerOf({ peer, address, trusts }: Exchange): string | undefined {
  const socket = trusts === undefined ? address : peer;
  return socket === undefined ? undefined : normalizeAddress(socket);
}

function toClient(address: string, standing: Standing): Client {
  return { address, key: toStoreKey(address), standing };
}

/** Somebody else than who speaks to us is named. */
function isForwardedBy(headers: IncomingHttpHeaders): boolean {
  return (
    headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined || headers['x-real-ip'] !== undefined
  );
}
