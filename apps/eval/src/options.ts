import { parseArgs } from 'node:util';
import { ATTACK_FAMILIES } from './attacks/attack.js';
import { FOLDS, type Part } from './parts.js';
import { CORPORA, type Corpus } from './sample.js';
import { resolveFromCaller } from './workspace.js';

/** What a run was asked for. */
export interface Options {
  readonly data: string;
  readonly families: readonly string[];
  readonly checks: readonly string[];
  readonly corpora: readonly Corpus[];
  readonly part: Part;
  readonly fold: number | undefined;
  readonly limit: number;
  readonly misses: number;
  readonly systems: readonly string[];
  readonly json: string | undefined;
  readonly html: string | undefined;
  readonly mistakes: string | undefined;
  readonly note: string;
}

export const SYSTEMS = ['engine', 'grammars', 'model', 'both'] as const;

/** A wrong flag, said in one line. */
export class UsageError extends Error {}

export const HELP = `usage: eval [options]

Judges every sample of the evaluation data and prints what was detected, missed and wrongly blocked.

  --data FOLDER     the data: benign/ and attacks/ (default ../shared/data, from where you stand)
  --family NAMES    only attacks of these families: ${ATTACK_FAMILIES.join(', ')}
  --check NAMES     only these checks run (grammars alone), and only their families' attacks
  --source NAMES    only these corpora: ${CORPORA.join(', ')}
  --part PART       dev (default) or sealed; a sealed run is logged and counted, at most five in all
  --fold N          only development fold N, 0 to ${FOLDS - 1}
  --system NAMES    of ${SYSTEMS.join(', ')} (default: all that exist)
  --limit N         at most N samples a source, drawn evenly
  --misses N        print N misses and N false alarms in full (default 10; sealed runs print none)
  --json FILE       write the report as JSON
  --html FILE       write the report as a page
  --mistakes DIR    write every mistake, grouped, into a file a family (development part only)
  --note TEXT       why a sealed run is made; goes into its log
  --help
`;

/** The options of a command line; undefined asks for help. */
export function parseOptions(args: readonly string[]): Options | undefined {
  const values = parse(args);
  if (values.help === true) return undefined;
  const checks = choices('--check', values.check, undefined);
  const families = choices('--family', values.family, ATTACK_FAMILIES);
  if (values.part === 'sealed' && values.mistakes !== undefined) {
    throw new UsageError('--mistakes: sealed rows are never shown; choose --part dev');
  }
  return {
    data: resolveFromCaller(values.data ?? '../shared/data'),
    families: families.length > 0 ? families : checks,
    checks,
    corpora: choices('--source', values.source, CORPORA) as Corpus[],
    part: (choices('--part', values.part ?? 'dev', ['dev', 'sealed'])[0] ?? 'dev') as Part,
    fold: values.fold === undefined ? undefined : count('--fold', values.fold, FOLDS - 1),
    limit: values.limit === undefined ? Number.POSITIVE_INFINITY : count('--limit', values.limit),
    misses: values.misses === undefined ? 10 : count('--misses', values.misses),
    systems: choices('--system', values.system, SYSTEMS),
    json: values.json === undefined ? undefined : resolveFromCaller(values.json),
    html: values.html === undefined ? undefined : resolveFromCaller(values.html),
    mistakes: values.mistakes === undefined ? undefined : resolveFromCaller(values.mistakes),
    note: values.note ?? '',
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: args.filter((argument) => argument !== '--'),
      options: {
        ...{ data: text, family: text, check: text, source: text, part: text, fold: text, system: text },
        ...{ limit: text, misses: text, json: text, html: text, note: text, mistakes: text },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message.split('\n')[0] : error}; --help lists the options`);
  }
}

/** A flag's names, set apart by commas. Throws one line that names the choices. */
export function choices(flag: string, value: string | undefined, allowed: readonly string[] | undefined): string[] {
  const names = (value ?? '').split(',').filter((name) => name !== '');
  const unknown = names.find((name) => allowed !== undefined && !allowed.includes(name));
  if (unknown !== undefined) throw new UsageError(`${flag} ${unknown}: unknown, choose from ${allowed?.join(', ')}`);
  return names;
}

/** A flag's whole number. */
export function count(flag: string, value: string, most = Number.MAX_SAFE_INTEGER): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw new UsageError(`${flag} ${value}: expected a whole number${most < 1e9 ? ` from 0 to ${most}` : ''}`);
}
