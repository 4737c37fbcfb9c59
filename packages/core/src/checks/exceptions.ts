import type { Revision } from '../config/revision.js';
import type { CompiledException } from '../patterns/patterns.js';
import { toIgnorablePath } from '../request/ignorable-path.js';
import type { Finding } from '../verdict/verdict.js';

/** An entry of `EXCEPTIONS`, as it was written, and how many findings it has let go. */
export interface ExceptionUse {
  readonly check: readonly string[];
  readonly parameter?: string;
  readonly route?: string;
  readonly pattern?: string;
  readonly uses: number;
}

/** An entry that is about to be used. */
export type CountedException = { uses: number };

interface Entry extends ExceptionUse {
  readonly compiled: CompiledException;
  /** `parameter` in the spelling that findings are compared in. */
  readonly name: string | undefined;
  uses: number;
}

/**
 * What the owner lets off single checks. Only a finding is ever compared with it: a request in which nothing is found
 * pays nothing, and one that is excused is still judged by every other check.
 */
export class Exceptions {
  readonly #entries: readonly Entry[];

  /** The counts of entries that were there before go on. */
  constructor({ config, patterns }: Pick<Revision, 'config' | 'patterns'>, previous?: Exceptions) {
    const counts = new Map(previous?.list().map(({ uses, ...written }) => [JSON.stringify(written), uses]));
    this.#entries = config.EXCEPTIONS.map((written, index) => ({
      ...written,
      compiled: patterns.exceptions[index] as CompiledException,
      name: written.parameter === undefined ? undefined : toName(written.parameter),
      uses: counts.get(JSON.stringify(written)) ?? 0,
    }));
  }

  /** What lets a finding in a request to `target` go; undefined: nothing does. */
  find(finding: Finding, target: string): CountedException | undefined {
    return this.#entries.find((entry) => isMeant(entry, finding, target));
  }

  /** Whether a finding is let go, which counts. */
  excuse(finding: Finding, target: string): boolean {
    const entry = this.find(finding, target);
    if (entry !== undefined) entry.uses++;
    return entry !== undefined;
  }

  /** Every entry and its uses, for a health page. */
  list(): readonly ExceptionUse[] {
    return this.#entries.map(({ compiled: _, name: __, ...use }) => use);
  }
}

/** All that is given must hold. */
function isMeant({ compiled, name }: Entry, { check, path, payload }: Finding, target: string): boolean {
  if (!(compiled.checks as ReadonlySet<string>).has(check)) return false;
  if (name !== undefined && toName(path) !== name) return false;
  if (compiled.pattern !== undefined && !compiled.pattern.test(payload)) return false;
  return compiled.route === undefined || isOnRoute(compiled.route, target);
}

/** A path that others could take for another one is on no route, as for `IGNORE_PATHS`. */
function isOnRoute(route: NonNullable<CompiledException['route']>, target: string): boolean {
  const path = toIgnorablePath(target);
  return path !== undefined && route.test(path);
}

const POSITIONS = /\[[0-9]*\]/g;

/** Headers are told apart without case, and `tags`, `tags[]` and `tags[0]` are one parameter. */
function toName(path: string): string {
  const whole = path.includes('[') ? path.replace(POSITIONS, '') : path;
  return whole.toLowerCase();
}
