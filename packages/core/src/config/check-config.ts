import { composeConfig } from './compose.js';
import { type ConfigFault, describeFault } from './fault.js';
import { readLayer } from './layer.js';
import { findContradictions } from './relations.js';
import { CONFIG_KEYS, type Config, type ConfigKey, settingOf } from './schema.js';

/** What is to be said of a configuration that is meant for agents. */
export interface ConfigCheck {
  /** Why an agent would refuse it whole, whatever its own configuration says. */
  readonly faults: readonly ConfigFault[];
  /** What is legal and yet hardly meant, or depends on what the agent's own configuration says. */
  readonly warnings: readonly string[];
  /** All keys, the defaults where it says nothing; undefined where there are faults. */
  readonly complete: Config | undefined;
}

/** Reads a configuration as an agent would that gets it from a cloud. */
export function checkRemoteConfig(input: unknown): ConfigCheck {
  const { layer, faults, warnings } = readLayer('remote', input);
  if (faults.length > 0) return { faults, warnings, complete: undefined };
  const { config } = composeConfig([layer]);
  const local = [...layer.values.keys()].filter((key) => settingOf(key).remote === 'no');
  return {
    faults,
    complete: config,
    warnings: [
      ...warnings,
      ...findContradictions(config).map(
        (fault) => `${describeFault(fault)}, unless the agent's own configuration helps`,
      ),
      ...local.map((key) => `${key}: agents take it from their own configuration alone`),
    ],
  };
}

/** The keys that pyrasp 0.5.1 knows. */
export const SEED_KEYS: readonly ConfigKey[] = CONFIG_KEYS.filter((key) => settingOf(key).seed === true);
