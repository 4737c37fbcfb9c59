/** What both ends of the cloud protocol say; docs/cloud.md tells it in words. Epochs are in seconds, as pyrasp's. */

/** Entries of a blacklist that one message carries at most, and that an agent keeps for a cloud it cannot reach. */
export const MAX_ENTRIES = 10_000;
/** Characters of the opaque `cursor` that an agent gives back. */
export const MAX_CURSOR_LENGTH = 200;
/** Bytes of an answer that an agent reads. */
export const MAX_ANSWER_BYTES = 4 << 20;

/** An address and when it was detected. */
export type SharedEntry = readonly [address: string, epochSeconds: number];

/** Requests since the last delivered beacon. `errors` is what pyrasp's code says, `error` what its documentation says. */
export interface RequestTotals {
  readonly success: number;
  readonly error: number;
  readonly errors: number;
  readonly attacks: number;
}

/** Load of the host, and what its application answered. */
export interface Telemetry {
  /** Percent of all processors since the last beacon. */
  readonly cpu: number;
  /** Percent of the host's memory that is in use. */
  readonly memory: number;
  readonly requests: RequestTotals;
}

/** What an agent says of itself; not in pyrasp's protocol. */
export interface AgentReport {
  /** Where the configuration in force comes from. */
  readonly configuration: 'cloud' | 'cache' | 'local';
  /** The engine's own count of configurations. */
  readonly revision: number;
  /** Keys of the cloud's last configuration that were refused, and why. */
  readonly refused: Readonly<Record<string, string>>;
  /** Was that configuration refused as a whole? */
  readonly refusedWhole: boolean;
  /** Own entries that were dropped because too many waited for a cloud out of reach. */
  readonly dropped: number;
  /** The cloud's entries that were not taken: private, whitelisted, a proxy's, no address, or too many. */
  readonly refusedEntries: number;
}

/** The body of a beacon. pyrasp sends the first four. */
export interface Beacon {
  readonly key: string;
  readonly version: string;
  readonly telemetry?: Telemetry;
  readonly blacklist?: readonly SharedEntry[];
  /** Tells processes that share a key apart. */
  readonly instance: string;
  readonly platform: string;
  /** The `cursor` of the last answer, so that the next one says only what is new. */
  readonly cursor?: string;
  readonly report: AgentReport;
}
