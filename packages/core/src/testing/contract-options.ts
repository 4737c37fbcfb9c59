import { CHECK_IDS } from '../config/check-modes.js';
import type { RaspOptions } from '../rasp.js';
import type { Mode } from '../verdict/verdict.js';
import type { PartialSetup, Setup } from './harness.js';

/** What a blocked client of the contract is told: no framework says this by itself. */
export const BLOCK_MESSAGE = 'stopped by the contract';
export const BLOCK_STATUS = 403;

/** Modes for all modules: off, but for those that are named. */
export function modes(named: Readonly<Record<string, Mode>>): Record<string, Mode> {
  return { ...Object.fromEntries(CHECK_IDS.map((id) => [id, 0 as Mode])), ...named };
}

const CONFIG: NonNullable<RaspOptions['config']> = {
  GTFO_MSG: BLOCK_MESSAGE,
  DENY_STATUS_CODE: BLOCK_STATUS,
  SECURITY_CHECKS: modes({ sqli: 1, xss: 1, command: 1 }),
  // All clients of the contract come from 127.0.0.1.
  BLACKLIST_PRIVATE: true,
  BLACKLIST_CROSS_SITE: true,
};

const SILENT = { info() {}, warn() {}, error() {} };

/** Completes what a case names. */
export function toSetup(partial: PartialSetup = {}): Setup {
  const { config, options, placement = 'first', http2 = false } = partial;
  return { options: { logger: SILENT, ...options, config: { ...CONFIG, ...config } }, placement, http2 };
}
