import { merged } from '../check-modes.js';
import { either, flag, integer, list, record } from '../kinds.js';
import { addressOrRange, hopCount, trustedProxy } from '../network-kinds.js';
import { pattern } from '../pattern-kinds.js';
import { setting } from '../setting.js';

const A_YEAR = 31_536_000;

/** How many findings of one client it takes to blacklist it, by how sure the finding is. */
export interface Strikes {
  readonly certain: number;
  readonly decoy: number;
  readonly flood: number;
  readonly model: number;
}

const strikes = integer(1, 1000);

/** Who a client is, how often it may come, and for how long it is shut out. */
export const CLIENTS = {
  TRUSTED_PROXIES: setting({
    kind: either(hopCount, list(trustedProxy), (input) => typeof input === 'number'),
    default: [],
    remote: 'no',
    doc: 'Whose forwarded headers are believed: addresses and ranges, `"loopback"`, `"private"`, or the number of proxies before the application. Empty: the framework\'s own setting.',
  }),
  WHITELIST: setting({
    seed: true,
    kind: list(addressOrRange, 10_000),
    default: [],
    doc: 'Addresses and ranges that are never checked.',
  }),
  BRUTE_AND_FLOOD_PATHS: setting({
    seed: true,
    aliases: ['BRUTE_AND_FLOOD_PATH'],
    kind: list(pattern),
    default: ['^/'],
    doc: 'Regular expressions: paths on which requests are counted.',
    differs: 'The table of pyrasp says `BRUTE_AND_FLOOD_PATH`, its example `BRUTE_AND_FLOOD_PATHS`: both are taken.',
  }),
  FLOOD_DELAY: setting({
    seed: true,
    kind: integer(1, 86_400),
    default: 60,
    unit: 'seconds',
    doc: 'Window in which requests are counted.',
  }),
  FLOOD_RATIO: setting({
    seed: true,
    kind: integer(1, 1_000_000_000),
    default: 50,
    pyrasp: 50,
    unit: 'requests',
    doc: 'Requests of one client within `FLOOD_DELAY` that are still fine. While nobody has set it, more are answered with 429 and never blacklist; set, the mode of `flood` holds.',
  }),
  ERROR_FLOOD_DELAY: setting({
    seed: true,
    kind: integer(1, 86_400),
    default: 10,
    unit: 'seconds',
    doc: 'Window in which errors are counted: answers from 400 on, and refused requests.',
  }),
  ERROR_FLOOD_RATIO: setting({
    seed: true,
    kind: integer(1, 1_000_000_000),
    default: 100,
    pyrasp: 100,
    unit: 'requests',
    doc: 'Errors of one client within `ERROR_FLOOD_DELAY` that are still fine. While nobody has set it, a client with more is answered with 429 until it has fewer, and never blacklisted; set, the mode of `flood` holds.',
  }),
  BLACKLIST_DELAY: setting({
    seed: true,
    kind: integer(1, A_YEAR),
    default: 3600,
    unit: 'seconds',
    doc: 'How long an address stays blacklisted.',
  }),
  BLACKLIST_OVERRIDE: setting({
    seed: true,
    kind: flag,
    default: false,
    doc: 'Ignore the blacklist (for testing).',
  }),
  BLACKLIST_STRIKES: setting({
    kind: merged<Strikes>(record({ certain: strikes, decoy: strikes, flood: strikes, model: strikes })),
    default: { certain: 1, decoy: 3, flood: 3, model: 3 },
    pyrasp: { decoy: 1, flood: 1, model: 1 },
    merges: true,
    doc: 'Findings of one client within `BLACKLIST_DELAY` that blacklist it, in modules of mode 2: `certain` ones, `decoy` (invalid paths and mismatching bodies too), `flood` (too many errors too), and the word of the `model`.',
  }),
  BLACKLIST_PRIVATE: setting({
    kind: flag,
    default: false,
    pyrasp: true,
    doc: 'Blacklist private, loopback and trusted-proxy addresses too. Behind a proxy nobody named, that is everybody.',
  }),
  BLACKLIST_CROSS_SITE: setting({
    kind: flag,
    default: false,
    pyrasp: true,
    doc: 'Blacklist for cross-site requests, and for findings in Referer alone, too. An image tag elsewhere can then ban our visitors.',
  }),
} as const;
