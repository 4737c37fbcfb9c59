import { type ConfigError, describeFault } from './config/fault.js';
import type { Origin } from './config/layer.js';
import { maskConfig, maskUrl } from './config/mask.js';
import { CONFIG_KEYS, type Config } from './config/schema.js';

/** From which `VERBOSE` on loading is told in detail. */
export const VERBOSE_DETAILS = 10;
/** From which `VERBOSE` on the configuration itself is told. */
export const VERBOSE_CONFIGURATION = 100;

/** One model of the seed's banner, and why it is not there. */
export interface ModelStatus {
  /** `XSS`, `SQLI`. */
  readonly name: string;
  readonly fault?: string;
}

/** What a start is told of. */
export interface StartFacts {
  readonly version: string;
  readonly config: Config;
  /** The configuration file. */
  readonly conf?: string | undefined;
  readonly cloudUrl?: string | undefined;
  /** Why nothing came from there. */
  readonly cloudFault?: string | undefined;
  readonly models: readonly ModelStatus[];
  /** What runs beside requests: `logging`, `beacon`. */
  readonly processes: readonly string[];
}

const FOOTER = '############################';

/** The lines of pyrasp's banner, those that apply. */
export function startBanner(facts: StartFacts): readonly string[] {
  return [
    `### @rasp v${facts.version} ##########`,
    '[+] Starting @rasp',
    ...loadingLines(facts),
    ...(facts.config.VERBOSE >= VERBOSE_CONFIGURATION ? configurationLines(facts.config) : []),
    ...modelLines(facts),
    ...(facts.config.VERBOSE >= VERBOSE_DETAILS ? facts.processes.map(processLine) : []),
    '[+] @rasp successfully started',
    FOOTER,
  ];
}

/** What a stop is told by. */
export function stopBanner(version: string): readonly string[] {
  return [`### @rasp v${version} ##########`, '[+] @rasp stopped', FOOTER];
}

/** Where a change came from, for people. */
export function originName(origin: Origin, { conf, cloudUrl }: Pick<StartFacts, 'conf' | 'cloudUrl'>): string {
  if (origin === 'file') return conf ?? 'a file';
  return origin === 'remote' ? maskUrl(cloudUrl ?? '') : 'the application';
}

/** Something begins to run beside requests. */
export function processLine(name: string): string {
  return `[+] Starting ${name} process`;
}

/** A changed configuration is in force. */
export function reloadLine(from: string, revision: number): string {
  return `[+] Loading configuration from ${from}: revision ${revision}`;
}

/** A changed configuration is refused; the running one stays. */
export function refusalLines(error: ConfigError, revision: number): readonly string[] {
  return [
    `[!] Configuration from ${error.from} not loaded: revision ${revision} stays`,
    ...error.faults.map((fault) => `[!]   ${describeFault(fault)}`),
  ];
}

function loadingLines({ conf, cloudUrl, cloudFault }: StartFacts): readonly string[] {
  const lines = conf === undefined ? ['[+] Loading default configuration'] : [`[+] Loading configuration from ${conf}`];
  if (cloudUrl === undefined) return lines;
  const loading = `[+] Loading configuration from ${maskUrl(cloudUrl)}`;
  return cloudFault === undefined ? [...lines, loading] : [...lines, loading, `[!] Nothing loaded: ${cloudFault}`];
}

/** A model that is not there is told of always: an owner would count on it. */
function modelLines({ config, models }: StartFacts): readonly string[] {
  const told = config.VERBOSE >= VERBOSE_DETAILS ? models : models.filter(({ fault }) => fault !== undefined);
  return told.map(({ name, fault }) => (fault === undefined ? `[+] ${name} model loaded` : lostModelLine(name, fault)));
}

/** Grammars go on alone. */
export function lostModelLine(name: string, fault: string): string {
  return `[!] ${name} model not loaded: ${fault}`;
}

function configurationLines(config: Config): readonly string[] {
  const shown = maskConfig(config);
  return CONFIG_KEYS.map((key) => `    ${key}: ${JSON.stringify(shown[key])}`);
}
