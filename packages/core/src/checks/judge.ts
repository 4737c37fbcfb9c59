import { isPromise, type MaybePromise } from '../maybe-promise.js';
import { classify } from '../values/character-classes.js';
import { collectHead, type Head } from '../values/collect-head.js';
import type { Collection } from '../values/collection.js';
import { MIXTURES_OF_A_REQUEST } from '../values/decode.js';
import type { LimitFault } from '../values/limits.js';
import type { Value } from '../values/value.js';
import type { WordFilter } from '../values/word-filter.js';
import type { Finding, Mode } from '../verdict/verdict.js';
import type { Exceptions } from './exceptions.js';
import { HarmlessMemory, type JudgedHead } from './harmless-memory.js';
import { Judging, nextTurn, TURN_MS } from './judging.js';
import { createWordFilter } from './plain-words.js';
import { RepeatedTexts } from './repeated-texts.js';
import type { Doubt, Opinion, SecondOpinion } from './second-opinion.js';
import type { ActiveCheck } from './source-checks.js';
import { MAX_LOGGED_FINDINGS, tell, ValueJudge } from './value-judge.js';

export interface JudgeOptions {
  /** In the order in which they are asked: the first to block is the one that is named. */
  readonly checks: readonly ActiveCheck[];
  readonly base64: boolean;
  /** Read anew for each request: the host's programs become known while requests arrive. */
  readonly executables: { readonly names: ReadonlySet<string> };
  /** Harmless texts that are remembered; 0 for none. */
  readonly cacheEntries: number;
  /** What is done with an input that makes a check throw, which by contract none does. */
  readonly faultMode: Mode;
  /** The mode of `hpp`, for attacks that come about by joining values; left out: they are told as what they are. */
  readonly hppMode?: Mode;
  /** What the owner lets off single checks; left out: nothing. */
  readonly exceptions?: Exceptions;
  /** Who is asked about what grammars leave open; nobody where there is no model. */
  readonly opinion?: SecondOpinion | undefined;
  onCheckFailure(check: string, error: unknown): void;
}

/** What comes of judging the texts of one request. */
export interface Outcome {
  readonly findings: Finding[];
  /** What grammars left open, for `settle`; left out: nobody will be asked. */
  readonly doubts?: Doubt[];
  /** A head that is remembered as harmless once the doubts about it are settled. */
  doubtedHead?: JudgedHead | undefined;
}

/** Texts that need not be judged again. */
interface KnownTexts {
  /** Whether one that a model will be asked about need not be judged again either. */
  readonly takesDoubted: boolean;
  has(value: Value): boolean;
  add(value: Value): void;
}

/** For whom texts are judged in turns. */
export interface TurnOptions {
  readonly target: string;
  isOver(): boolean;
}

/** The readings of a longer text may take longer than a turn. */
const LONG_VALUE = 8_192;

/** One larger body would drive out what was learnt from a thousand others. */
const MAX_REMEMBERED_VALUES = 64;

/**
 * Judges values by every active check; a value with a blocking finding ends the work.
 * One judge belongs to one configuration revision, so that its cache can never answer for another.
 */
export class Judge {
  readonly #options: JudgeOptions;
  readonly #values: ValueJudge;
  readonly #harmless: HarmlessMemory;
  /** Words of a JSON document that need not be looked at. */
  readonly wordFilter: WordFilter;
  /** Of the request whose texts are judged without a pause. */
  readonly #atOnce = new Judging();

  constructor(options: JudgeOptions) {
    this.#options = options;
    this.wordFilter = createWordFilter(
      options.checks.map(({ check }) => check),
      options.executables.names,
    );
    this.#values = new ValueJudge(options, { base64: options.base64, words: this.wordFilter });
    this.#harmless = new HarmlessMemory(options.cacheEntries);
  }

  /** Judges the texts of a head; the limit that hid some, if one did. */
  judgeHead(head: Head, outcome: Outcome): LimitFault | undefined {
    this.#begin(head.target);
    const { values, wholes, fault } = collectHead(head, this.#harmless, this.wordFilter);
    if (values.length === 0 && wholes.length === 0) return fault;
    const traces = this.#tracesIn(outcome);
    const doubts = outcome.doubts?.length;
    this.#judgeOnce(values, outcome, this.#harmless);
    if (fault === undefined && this.#tracesIn(outcome) === traces) {
      const judged = { wholes, rawHeaders: head.rawHeaders };
      if (outcome.doubts?.length === doubts) this.#harmless.addHead(judged);
      else outcome.doubtedHead = judged;
    }
    return fault;
  }

  /** Judges the texts of a body sent to `target`; the limit that hid some, if one did. */
  judgeBody({ values, fault }: Collection, outcome: Outcome, target: string): LimitFault | undefined {
    this.#begin(target);
    const known = values.length <= MAX_REMEMBERED_VALUES ? this.#harmless : new RepeatedTexts();
    this.#judgeOnce(values, outcome, known);
    return fault;
  }

  /**
   * The same for so much text that others would wait for it: they go on every few milliseconds, and between two
   * readings of a long text. `isOver`: nobody waits for the outcome any more.
   */
  async judgeInTurns(collection: Collection, outcome: Outcome, turns: TurnOptions): Promise<LimitFault | undefined> {
    this.#meetExecutables();
    const { isOver } = turns;
    const own = new Judging(turns.target);
    const known = new RepeatedTexts();
    let startMs = performance.now();
    for (const value of collection.values) {
      if (known.has(value)) continue;
      const isLong = value.text.length > LONG_VALUE;
      if (isLong || performance.now() - startMs > TURN_MS) {
        await nextTurn();
        if (isOver()) break;
        startMs = performance.now();
      }
      this.#values.now = own;
      if (isLong ? await this.#values.judgeLong(value, outcome, isOver) : this.#judgeOne(value, outcome, known)) break;
    }
    return collection.fault;
  }

  /** Has the second opinion decide what the grammars left open in a request to `target`, all of it at once. */
  settle(outcome: Outcome, target: string): MaybePromise<void> {
    const { findings, doubts = [] } = outcome;
    const { opinion } = this.#options;
    if (opinion === undefined || doubts.length === 0) return undefined;
    const asked = doubts.splice(0);
    const { doubtedHead } = outcome;
    outcome.doubtedHead = undefined;
    const found = opinion.judge(asked);
    const settle = (opinions: readonly Opinion[]): void => {
      this.#begin(target);
      if (opinions.length === 0 && asked.length <= opinion.most) this.#rememberAll(asked, doubtedHead);
      for (const { finding, doubt } of opinions) {
        if (!this.#values.isExcused(finding, doubt.value)) tell(finding, findings);
      }
    };
    return isPromise(found) ? found.then(settle) : settle(found);
  }

  #rememberAll(asked: readonly Doubt[], head: JudgedHead | undefined): void {
    if (head !== undefined) this.#harmless.addHead(head);
    let last: Value | undefined;
    for (const { value, isExcused } of asked) {
      if (value !== last && isExcused !== true) this.#harmless.add(value);
      last = value;
    }
  }

  /** Browsers and programs send the same texts again: what was harmless is remembered. */
  #judgeOnce(values: readonly Value[], outcome: Outcome, known: KnownTexts): void {
    for (const value of values) if (!known.has(value) && this.#judgeOne(value, outcome, known)) return;
  }

  /** True when a finding blocks. */
  #judgeOne(value: Value, outcome: Outcome, known: KnownTexts): boolean {
    if (this.wordFilter.isProse(value.text, value.classes ?? classify(value.text)) && !value.path.includes('$')) {
      if (known === this.#harmless) known.add(value);
      return false;
    }
    const traces = this.#tracesIn(outcome);
    const doubts = outcome.doubts?.length;
    if (this.#values.judge(value, outcome)) return true;
    const isDecided = known.takesDoubted || outcome.doubts?.length === doubts;
    if (isDecided && this.#tracesIn(outcome) === traces) known.add(value);
    return false;
  }

  /** What keeps a text from being remembered, besides doubts that will be settled. */
  #tracesIn({ findings }: Outcome): number {
    // Past the limit findings are not kept: nothing is known to be harmless any more.
    const found = findings.length < MAX_LOGGED_FINDINGS ? findings.length : Number.NaN;
    return found + this.#values.now.excused + this.#values.now.unasked;
  }

  #begin(target: string): void {
    this.#meetExecutables();
    this.#values.now = this.#atOnce;
    this.#atOnce.target = target;
    this.#atOnce.purse.characters = MIXTURES_OF_A_REQUEST;
  }

  /** What is harmless where nobody knows a program need not be where somebody does. */
  #meetExecutables(): void {
    const { names } = this.#options.executables;
    if (names === this.#values.executables) return;
    this.#values.executables = names;
    this.wordFilter.executables = names;
    this.#harmless.clear();
  }
}
