import { type HostName, parseHost } from './host-name.js';

/** Hosts that were found to be ours, as they were written; whoever varies their case only makes us look again. */
const MAX_KNOWN = 256;
/** RFC 9110, section 4.2: these need not be written. */
const DEFAULT_PORTS: ReadonlySet<number> = new Set([80, 443]);

/** Tells our hosts by `HOSTS`: an entry with a port means that port, one without means any. */
export class OwnHosts {
  readonly #portsOf: ReadonlyMap<string, ReadonlySet<number | undefined>>;
  readonly #known = new Set<string>();

  constructor(hosts: readonly string[]) {
    const portsOf = new Map<string, Set<number | undefined>>();
    for (const host of hosts) {
      const parsed = parseHost(host);
      if (parsed === undefined) continue;
      portsOf.set(parsed.name, (portsOf.get(parsed.name) ?? new Set()).add(parsed.port));
    }
    this.#portsOf = portsOf;
  }

  /** Whether a host as it came in a header is one of ours. */
  has(text: string): boolean {
    if (this.#known.has(text)) return true;
    const host = parseHost(fromLatin1(text));
    if (host === undefined || !this.#isOwn(host)) return false;
    if (this.#known.size < MAX_KNOWN) this.#known.add(text);
    return true;
  }

  #isOwn({ name, port }: HostName): boolean {
    const ports = this.#portsOf.get(name);
    if (ports === undefined) return false;
    if (ports.has(undefined) || ports.has(port)) return true;
    return port === undefined && [...ports].some((own) => own !== undefined && DEFAULT_PORTS.has(own));
  }
}

/** Node reads headers as Latin-1; who writes an international name as it is, writes UTF-8. */
function fromLatin1(text: string): string {
  return /[\x80-\xff]/.test(text) ? Buffer.from(text, 'latin1').toString('utf8') : text;
}
