import type { Configuration } from '../config/configuration.js';
import { isObject } from '../config/kinds.js';

/** What became of the last configuration that a cloud sent. */
export interface RemoteOutcome {
  readonly refused: Readonly<Record<string, string>>;
  /** Nothing of it was taken: the one before stays. */
  readonly refusedWhole: boolean;
}

const NOTHING_REFUSED: RemoteOutcome = { refused: {}, refusedWhole: false };
/** A server that sends ten thousand unknown keys fills no log. */
const MAX_REFUSALS = 50;

/** Puts a cloud's configurations in force, each once. */
export class RemoteConfiguration {
  readonly #configuration: Configuration;
  #known: string | undefined;
  #outcome = NOTHING_REFUSED;

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
  }

  get outcome(): RemoteOutcome {
    return this.#outcome;
  }

  /** What became of it; undefined where it is the same as the last. */
  take(config: unknown): RemoteOutcome | undefined {
    const text = toText(config);
    if (text !== undefined && text === this.#known) return undefined;
    this.#known = text;
    this.#outcome = text === undefined ? refuseWhole('nested too deeply') : this.#set(config);
    return this.#outcome;
  }

  #set(config: unknown): RemoteOutcome {
    if (!isObject(config)) return refuseWhole('an object was expected');
    const results = Object.entries(this.#configuration.setRemote(config));
    const refused = results.flatMap(([key, result]) =>
      result.result === 'refused' ? [[key.slice(0, 80), result.reason.slice(0, 500)] as const] : [],
    );
    return {
      refused: Object.fromEntries(refused.slice(0, MAX_REFUSALS)),
      refusedWhole: results.length > 0 && refused.length === results.length,
    };
  }
}

/** Undefined for what only somebody who means harm writes: writing it out overflows the stack. */
function toText(config: unknown): string | undefined {
  try {
    return JSON.stringify(config);
  } catch {
    return undefined;
  }
}

function refuseWhole(reason: string): RemoteOutcome {
  return { refused: { config: reason }, refusedWhole: true };
}

/** One sentence for people; undefined where nothing was refused. */
export function describeRefusal({ refused, refusedWhole }: RemoteOutcome): string | undefined {
  const names = Object.entries(refused);
  if (names.length === 0) return undefined;
  const reasons = names.map(([key, reason]) => `${key}: ${reason}`).join('; ');
  return refusedWhole ? `its configuration is refused, the one before stays: ${reasons}` : `not taken: ${reasons}`;
}
