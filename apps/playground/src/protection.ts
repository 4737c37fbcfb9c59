import type { Logger, Rasp, RaspOptions } from '@rasp/core';

/** Eight start banners would hide the addresses; warnings and errors are still told. */
const QUIET: Logger = { info: () => {}, warn: (line) => console.warn(line), error: (line) => console.error(line) };

/** What every protected shop starts with. */
export function protectionOf(blacklist: boolean): RaspOptions {
  return {
    config: {
      APP_NAME: 'playground',
      HOSTS: ['127.0.0.1'],
      DLP_CC_NUMBERS: true,
      // All visitors come from one address, and fire as fast as they like.
      FLOOD_RATIO: 10_000,
      ERROR_FLOOD_RATIO: 10_000,
      // Loopback is private: without this no visitor of the playground could ever be banned.
      BLACKLIST_PRIVATE: blacklist,
    },
    logger: QUIET,
  };
}

/** Switches on every module that the engine's configuration knows, whether this version has it or not. */
export function switchOn(rasp: Rasp, blacklist: boolean): void {
  const mode = blacklist ? 2 : 1;
  const modes = Object.keys(rasp.config().SECURITY_CHECKS).map((id) => [id, mode] as const);
  const { SECURITY_CHECKS: result } = rasp.setConfig({ SECURITY_CHECKS: Object.fromEntries(modes) });
  if (result?.result === 'refused') throw new Error(`SECURITY_CHECKS: ${result.reason}`);
}
