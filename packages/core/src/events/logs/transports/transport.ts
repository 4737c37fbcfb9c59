import type { Config } from '../../../config/schema.js';

/** Takes records somewhere. Nothing of it keeps the process alive, and nothing of it blocks the event loop. */
export interface Transport {
  /** Records that are sent in one call at most. */
  readonly batchSize: number;
  /** Where to, for people: `tcp://127.0.0.1:514`. */
  readonly target: string;
  /** Resolves when the receiver has the records, as far as the protocol can tell; rejects when it has to be tried again. */
  send(records: readonly string[]): Promise<void>;
  /** Called when records that `send` resolved for may be lost after all: `send([])` sends them again. */
  onLoss?: () => void;
  /** Ends what is open, within a second or so. */
  close(): Promise<void>;
}

/** A record that its receiver will never take: trying again would hold up all others. */
export class Refused extends Error {}

/** The settings of a transport. */
export type LogConfig = Pick<
  Config,
  'LOG_FORMAT' | 'LOG_PROTOCOL' | 'LOG_SERVER' | 'LOG_PORT' | 'LOG_PATH' | 'LOG_TOKEN' | 'LOG_CA' | 'LOG_FILE_SIZE'
>;

/** The server's address without the brackets of IPv6. */
export function toHost(server: string): string {
  return server.replace(/^\[(.*)\]$/, '$1');
}

/** `tcp://[::1]:514`. */
export function toUrl({ LOG_PROTOCOL, LOG_SERVER, LOG_PORT }: LogConfig): string {
  const host = toHost(LOG_SERVER);
  return `${LOG_PROTOCOL}://${host.includes(':') ? `[${host}]` : host}:${LOG_PORT}`;
}
