import { resolve } from 'node:path';
import { composeConfig, overlay } from './compose.js';
import { ConfigError, type ConfigFault, describeFault, showValue } from './fault.js';
import { readTextLayer, readTextSync, unreadable } from './file.js';
import { watchText } from './file-watch.js';
import { type Layer, type LayerReading, ORIGINS, type Origin, readLayer } from './layer.js';
import { isHttpUrl } from './network-kinds.js';
import { findContradictions, findOddities } from './relations.js';
import { limitRemote } from './remote.js';
import { createRevision, type Revision } from './revision.js';
import { type ConfigInput, type ConfigKey, keyOfName } from './schema.js';

export type { Revision } from './revision.js';

/** Where a configuration comes from; `resolveSources` fills in the environment. */
export interface ConfigurationOptions {
  /** Path of a file. It is read at once, and watched from then on. */
  readonly conf?: string | undefined;
  /** The same keys, inline; they beat the file's. */
  readonly config?: ConfigInput | undefined;
  /** Its origin is where a remote configuration may send logs and beacons. */
  readonly cloudUrl?: string | undefined;
  /** Told of what is legal and yet hardly meant. */
  readonly warn?: (message: string) => void;
}

/** What became of one key of a change. */
export type KeyResult = { readonly result: 'set' } | { readonly result: 'refused'; readonly reason: string };
/** By the names that the change was written with. */
export type ChangeResult = Readonly<Record<string, KeyResult>>;

type ChangeListener = (revision: Revision, previous: Revision, from: Origin) => void;
type FaultListener = (error: ConfigError) => void;

/** The configuration in force: a revision at a time, swapped whole. */
export interface Configuration {
  readonly current: Revision;
  /** Sets keys above every other source. One bad key, and none is set. */
  setConfig(change: ConfigInput): ChangeResult;
  /** Replaces what the cloud has set. Keys that are not a cloud's to set are refused one by one, bad values as a whole. */
  setRemote(config: unknown): ChangeResult;
  /** The answer takes the listener off again. */
  onChange(listener: ChangeListener): () => void;
  /** Told of a changed file that is refused; the running revision stays. */
  onFault(listener: FaultListener): () => void;
  close(): void;
}

/** Reads every source and keeps them in force. Throws one `ConfigError` that lists all faults. */
export function createConfiguration(options: ConfigurationOptions = {}): Configuration {
  return new LayeredConfiguration(options);
}

class LayeredConfiguration implements Configuration {
  readonly #options: ConfigurationOptions;
  readonly #layers = new Map<Origin, Layer>();
  readonly #changeListeners = new Set<ChangeListener>();
  readonly #faultListeners = new Set<FaultListener>();
  readonly #stopWatching: () => void;
  #current: Revision;

  constructor(options: ConfigurationOptions) {
    this.#options = options;
    const { conf, config } = options;
    const misused = findMisusedOptions(options);
    if (misused.length > 0) throw new ConfigError('options', misused);
    const readings: (readonly [from: string, reading: LayerReading])[] = [];
    const source = conf === undefined ? '' : readTextSync(conf);
    if (conf !== undefined) readings.push([conf, readTextLayer(source)]);
    if (config !== undefined) readings.push(['inline', readLayer('inline', config)]);
    const faults = readings.flatMap(([, reading]) => reading.faults);
    const from = readings.map(([name]) => name).join(' + ');
    if (faults.length > 0) throw new ConfigError(from, faults);
    for (const [, { layer }] of readings) this.#layers.set(layer.origin, layer);
    const first = this.#compose(this.#layers, 1);
    if ('faults' in first) throw new ConfigError(from, first.faults);
    this.#current = first.revision;
    this.#warn([...readings.flatMap(([, reading]) => reading.warnings), ...findOddities(first.revision.config)]);
    this.#stopWatching = conf === undefined ? () => undefined : this.#watch(conf, source);
  }

  get current(): Revision {
    return this.#current;
  }

  setConfig(change: ConfigInput): ChangeResult {
    const reading = readLayer('setConfig', change);
    const values = new Map(this.#layers.get('setConfig')?.values);
    for (const [key, value] of reading.layer.values) values.set(key, overlay(key, values.get(key), value));
    const faults = this.#take({ ...reading, layer: { origin: 'setConfig', values } });
    return results(change, faults);
  }

  setRemote(config: unknown): ChangeResult {
    const reading = readLayer('remote', config);
    const { layer, refused } = limitRemote(reading.layer, this.#current.config, this.#options.cloudUrl);
    const faults = this.#take({ ...reading, layer });
    return results(config, faults, refused);
  }

  onChange(listener: ChangeListener): () => void {
    this.#changeListeners.add(listener);
    return () => void this.#changeListeners.delete(listener);
  }

  onFault(listener: FaultListener): () => void {
    this.#faultListeners.add(listener);
    return () => void this.#faultListeners.delete(listener);
  }

  close(): void {
    this.#stopWatching();
    this.#changeListeners.clear();
    this.#faultListeners.clear();
  }

  #watch(conf: string, known: string): () => void {
    const refuse = (faults: readonly ConfigFault[]) => {
      const error = new ConfigError(conf, faults);
      this.#tell(this.#faultListeners, (listener) => listener(error));
    };
    // Absolute: an application may change its working directory.
    return watchText(resolve(conf), {
      known,
      isWhole: (text) => readTextLayer(text).faults.length === 0,
      changed: (changed) => {
        const faults = this.#take(readTextLayer(changed));
        if (faults.length > 0) refuse(faults);
      },
      failed: (reason) => refuse([unreadable(conf, reason)]),
    });
  }

  /** Puts a layer in force, or says why the one before stays. */
  #take(reading: LayerReading): readonly ConfigFault[] {
    if (reading.faults.length > 0) return reading.faults;
    const layers = new Map(this.#layers).set(reading.layer.origin, reading.layer);
    const next = this.#compose(layers, this.#current.id + 1);
    if ('faults' in next) return next.faults;
    this.#layers.set(reading.layer.origin, reading.layer);
    const previous = this.#current;
    this.#current = next.revision;
    this.#warn([...reading.warnings, ...findOddities(next.revision.config)]);
    this.#tell(this.#changeListeners, (listener) => listener(next.revision, previous, reading.layer.origin));
    return [];
  }

  #compose(
    layers: ReadonlyMap<Origin, Layer>,
    id: number,
  ): { readonly revision: Revision } | { readonly faults: readonly ConfigFault[] } {
    const ordered = ORIGINS.map((origin) => layers.get(origin)).filter((layer) => layer !== undefined);
    const composed = composeConfig(ordered);
    const faults = findContradictions(composed.config);
    return faults.length > 0 ? { faults } : { revision: createRevision(id, composed) };
  }

  /** The change is in force by then: a listener that fails must not make it look refused. */
  #tell<L>(listeners: ReadonlySet<L>, call: (listener: L) => void): void {
    for (const listener of listeners) {
      try {
        call(listener);
      } catch (error) {
        this.#warn([`a listener of the configuration failed: ${String(error)}`]);
      }
    }
  }

  #warn(messages: readonly string[]): void {
    for (const message of messages) this.#options.warn?.(message);
  }
}

/** Callers without TypeScript hand the object to `conf`, or a host to `cloudUrl`. */
function findMisusedOptions({ conf, cloudUrl }: { conf?: unknown; cloudUrl?: unknown }) {
  const faults: ConfigFault[] = [];
  if (conf !== undefined && (typeof conf !== 'string' || conf === '')) {
    faults.push({
      path: 'conf',
      value: showValue(conf),
      expected: 'the path of a file; keys themselves go to `config`',
    });
  }
  if (cloudUrl !== undefined && !(typeof cloudUrl === 'string' && isHttpUrl(cloudUrl))) {
    faults.push({
      path: 'cloudUrl',
      value: showValue(cloudUrl),
      expected: 'an http or https URL without user and password',
    });
  }
  return faults;
}

/** A fault belongs to the key that its path begins with; without one of its own, a key suffers from the others'. */
function results(
  change: unknown,
  faults: readonly ConfigFault[],
  refused: ReadonlyMap<ConfigKey, string> = new Map(),
): ChangeResult {
  const names = typeof change === 'object' && change !== null ? Object.keys(change) : [];
  return Object.fromEntries(names.map((name) => [name, resultOf(name, faults, refused)]));
}

function resultOf(name: string, faults: readonly ConfigFault[], refused: ReadonlyMap<ConfigKey, string>): KeyResult {
  const own = faults.filter(({ path }) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`));
  if (own.length > 0) return { result: 'refused', reason: own.map(describeFault).join('; ') };
  const key = keyOfName(name);
  const reason = key === undefined ? undefined : refused.get(key);
  if (reason !== undefined) return { result: 'refused', reason };
  const other = faults[0];
  if (other === undefined) return { result: 'set' };
  return { result: 'refused', reason: `nothing is set, because ${describeFault(other)}` };
}
