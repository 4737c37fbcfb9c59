import { CHECKS, REQUEST_CHECKS } from '../checks/index.js';

/** What a module's events are about, in the words of others. */
export interface Kind {
  /** For people: `SQL injection`. */
  readonly title: string;
  /** pyrasp's attack type. */
  readonly type: string;
  /** The weakness that would be used: a number of the Common Weakness Enumeration. */
  readonly cwe: number;
  /** A technique of MITRE ATT&CK for Enterprise: `T1059.007`. */
  readonly attack: string;
}

/** Modules that are no checks of the registry; those say it themselves. */
const OTHERS: readonly (readonly [id: string, title: string, cwe: number, attack: string])[] = [
  ['blacklist', 'Blacklisted address', 284, 'T1595'],
  ['limit', 'Unreadable or oversized request', 770, 'T1499.004'],
  ['path', 'Invalid path or method', 425, 'T1595.003'],
  ['flood', 'Flood', 799, 'T1499.002'],
  ['brute', 'Brute force', 307, 'T1110'],
  ['decoy', 'Decoyed request', 425, 'T1595.003'],
  ['format', 'Format mismatch', 436, 'T1190'],
  ['hpp', 'Parameter pollution', 235, 'T1190'],
  ['dlp', 'Data leak', 200, 'T1213'],
];

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ...OTHERS.map(([id, title, cwe, attack]) => [id, { title, type: id, cwe, attack }] as const),
  ...[...CHECKS, ...REQUEST_CHECKS.beforeFlood, ...REQUEST_CHECKS.afterFlood].map(
    ({ id, title, cwe, attack }) => [id, { title, type: id, cwe, attack }] as const,
  ),
]);

/** Modules that can be the source of an event. */
export const EVENT_CHECKS: readonly string[] = [...KINDS.keys()];

/** What the events of a module are about; a module that nobody described is an exploit of something public-facing. */
export function kindOf(check: string): Kind {
  return KINDS.get(check) ?? { title: check, type: check, cwe: 20, attack: 'T1190' };
}
