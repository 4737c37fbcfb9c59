import type { Logger, Rasp, RaspOptions } from '@rasp/core';

/** Eight start banners would hide the addresses; warnings and errors are still told. */
const QUIET: Logger = { info: () => {}, warn: (line) => console.warn(line), error: (line) => console.error(line) };

/** Loopback is private: without the key no visitor of the playground could ever be banned. */
export function protectionOf(blacklist: boolean): RaspOptions {
  return { config: { APP_NAME: 'playground', BLACKLIST_PRIVATE: blacklist }, logger: QUIET };
}

/** Every module that the engine knows blocks; none of them bans. */
export function blockOnly(rasp: Rasp): void {
  const modes = Object.keys(rasp.config().SECURITY_CHECKS).map((id) => [id, 1] as const);
  rasp.setConfig({ SECURITY_CHECKS: Object.fromEntries(modes) });
}
