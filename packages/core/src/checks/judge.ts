import { isPromise, type MaybePromise } from '../maybe-promise.js';
import { collectHead, type Head } from '../values/collect-head.js';
import type { Collection } from '../values/collection.js';
import { type DecodeOptions, decode } from '../values/decode.js';
import type { LimitFault } from '../values/limits.js';
import type { Form, Source, Value } from '../values/value.js';
import type { WordFilter } from '../values/word-filter.js';
import { toInputFault } from '../verdict/input-fault.js';
import type { Finding, Mode } from '../verdict/verdict.js';
import type { DetectContext } from './check.js';
import type { Exceptions } from './exceptions.js';
import { HarmlessMemory, type JudgedHead } from './harmless-memory.js';
import { createWordFilter, isPlainWord } from './plain-words.js';
import type { Doubt, Opinion, SecondOpinion } from './second-opinion.js';
import { type ActiveCheck, bySource, type SourceChecks } from './source-checks.js';
import { toValueFinding } from './value-finding.js';

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

/** One form of a value, and what checks may know about it. */
interface Question {
  readonly value: Value;
  readonly form: Form;
  readonly context: DetectContext;
}

/** One larger body would drive out what was learnt from a thousand others. */
const MAX_REMEMBERED_VALUES = 64;

/** A body of 100,000 attacks that are only logged would be as many events: past these, more say nothing new. */
export const MAX_LOGGED_FINDINGS = 100;

/** A body of 100,000 odd texts is no reason to keep them all: the grammars saw each. */
const MAX_DOUBTS = 256;

/**
 * Judges values by every active check; a value with a blocking finding ends the work.
 * One judge belongs to one configuration revision, so that its cache can never answer for another.
 */
export class Judge {
  readonly #options: JudgeOptions;
  readonly #checksOf: Readonly<Record<Source, SourceChecks>>;
  readonly #harmless: HarmlessMemory;
  /** Words of a JSON document that need not be looked at. */
  readonly wordFilter: WordFilter;
  readonly #decoding: DecodeOptions;
  #executables: ReadonlySet<string>;
  /** Of the request whose texts are judged: they are judged without a pause. */
  #target = '';
  /** Findings let go so far: what an exception lets go here is not harmless elsewhere. */
  #excused = 0;
  /** The last of them: one that is found in several forms of a text is one use. */
  #lastExcused: { readonly value: Value; readonly check: string } | undefined;
  /** Whether a check was unsure of the value that is being judged. */
  #isUnsure = false;
  /** Doubts that nobody will be asked about. */
  #unasked = 0;

  constructor(options: JudgeOptions) {
    this.#options = options;
    this.#checksOf = bySource(options.checks);
    this.wordFilter = createWordFilter(options.checks.map(({ check }) => check));
    this.#decoding = { base64: options.base64, words: this.wordFilter };
    this.#harmless = new HarmlessMemory(options.cacheEntries);
    this.#executables = options.executables.names;
  }

  /** Judges the texts of a head; the limit that hid some, if one did. */
  judgeHead(head: Head, outcome: Outcome): LimitFault | undefined {
    this.#meetExecutables();
    this.#target = head.target;
    const { values, wholes, fault } = collectHead(head, this.#harmless, this.wordFilter);
    if (values.length === 0 && wholes.length === 0) return fault;
    const traces = this.#tracesIn(outcome);
    const doubts = outcome.doubts?.length;
    this.#judgeOnce(values, outcome);
    if (fault === undefined && this.#tracesIn(outcome) === traces) {
      const judged = { wholes, rawHeaders: head.rawHeaders };
      if (outcome.doubts?.length === doubts) this.#harmless.addHead(judged);
      else outcome.doubtedHead = judged;
    }
    return fault;
  }

  /** Judges the texts of a body sent to `target`; the limit that hid some, if one did. */
  judgeBody({ values, fault }: Collection, outcome: Outcome, target: string): LimitFault | undefined {
    this.#meetExecutables();
    this.#target = target;
    if (values.length <= MAX_REMEMBERED_VALUES) this.#judgeOnce(values, outcome);
    else for (const value of values) if (this.#judgeValue(value, outcome)) break;
    return fault;
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
      this.#target = target;
      if (opinions.length === 0) this.#rememberAll(asked, doubtedHead);
      for (const { finding, doubt } of opinions) {
        if (!this.#isExcused(finding, doubt.value)) tell(finding, findings);
      }
    };
    return isPromise(found) ? found.then(settle) : settle(found);
  }

  #rememberAll(asked: readonly Doubt[], head: JudgedHead | undefined): void {
    if (head !== undefined) this.#harmless.addHead(head);
    if (asked.length > MAX_REMEMBERED_VALUES) return;
    let last: Value | undefined;
    for (const { value, isExcused } of asked) {
      if (value !== last && isExcused !== true) this.#harmless.add(value);
      last = value;
    }
  }

  /** Browsers and programs send the same texts again: what was harmless is remembered. */
  #judgeOnce(values: readonly Value[], outcome: Outcome): void {
    for (const value of values) {
      if (this.#harmless.has(value)) continue;
      const traces = this.#tracesIn(outcome);
      const doubts = outcome.doubts?.length;
      if (this.#judgeValue(value, outcome)) return;
      if (this.#tracesIn(outcome) === traces && outcome.doubts?.length === doubts) this.#harmless.add(value);
    }
  }

  /** What keeps a text from being remembered, besides doubts that will be settled. */
  #tracesIn({ findings }: Outcome): number {
    // Past the limit findings are not kept: nothing is known to be harmless any more.
    const found = findings.length < MAX_LOGGED_FINDINGS ? findings.length : Number.NaN;
    return found + this.#excused + this.#unasked;
  }

  /** What is harmless where nobody knows a program need not be where somebody does. */
  #meetExecutables(): void {
    const { names } = this.#options.executables;
    if (names === this.#executables) return;
    this.#executables = names;
    this.#harmless.clear();
  }

  /** True when a finding blocks: nothing more has to be known. */
  #judgeValue(value: Value, outcome: Outcome): boolean {
    const checks = this.#checksOf[value.source];
    if (checks.all.length === 0) return false;
    const forms = decode(value, this.#decoding);
    const [form] = forms;
    this.#isUnsure = false;
    const before = outcome.findings.length;
    const excused = this.#excused;
    if (forms.length === 1 && form?.fault === undefined && form?.isPlain !== true) {
      if (this.#judgeForm(value, form as Form, outcome.findings)) return true;
    } else if (this.#judgeForms(value, forms, outcome.findings)) return true;
    if (outcome.findings.length === before) this.#doubt(value, forms, outcome.doubts);
    if (this.#excused !== excused) excuse(value, outcome.doubts);
    return false;
  }

  /**
   * Every check is asked about a reading before the next one is looked at, since all that is known about a text is
   * known while it is the last one; what is found is told in the order of the checks.
   */
  #judgeForms(value: Value, forms: readonly Form[], findings: Finding[]): boolean {
    const { all } = this.#checksOf[value.source];
    const found: (Finding | undefined)[] = [];
    // Checks behind one that blocks need not be asked.
    let asked = all.length;
    for (const form of forms) {
      if (form.isPlain === true) continue;
      const question = this.#toQuestion(value, form);
      for (let index = 0; index < asked; index++) {
        const active = all[index] as ActiveCheck;
        if (found[index] !== undefined || !mayCare(active, question)) continue;
        const finding = this.#findSafely(active, question);
        if (finding === undefined) continue;
        found[index] = finding;
        if (finding.mode !== 3) asked = index;
      }
    }
    for (const finding of found.slice(0, asked + 1)) if (finding !== undefined && tell(finding, findings)) return true;
    const fault = forms[forms.length - 1]?.fault;
    const hidden = fault && this.#toFault(`More ${fault.limit} than are undone.`, value);
    return hidden !== undefined && tell(hidden, findings);
  }

  /** Keeps what the second opinion has to see: what a grammar was unsure of, and what looks odd. */
  #doubt(value: Value, forms: readonly Form[], doubts: Doubt[] | undefined): void {
    const { opinion } = this.#options;
    if (opinion === undefined || doubts === undefined) return;
    for (const form of forms) {
      if (!opinion.wants(value, form, this.#isUnsure)) continue;
      if (doubts.length < MAX_DOUBTS) doubts.push({ value, form });
      else this.#unasked++;
    }
  }

  /** A text without encodings, as nearly all are. True when a finding blocks. */
  #judgeForm(value: Value, form: Form, findings: Finding[]): boolean {
    const checks = this.#checksOf[value.source].thatApply(form.classes);
    if (checks.length === 0) return false;
    const question = this.#toQuestion(value, form);
    const { context } = question;
    for (const active of checks) {
      if (isPlainWord(active.check, form, context.path)) continue;
      const finding = this.#findSafely(active, question);
      if (finding !== undefined && tell(finding, findings)) return true;
    }
    return false;
  }

  #toQuestion(value: Value, form: Form): Question {
    const { source, path } = value;
    return {
      value,
      form,
      context: { source, path, steps: form.steps, executables: this.#executables, classes: form.classes },
    };
  }

  /** A check that throws was made to: the input is the fault, and padding a text until something breaks buys no pass. */
  #findSafely(active: ActiveCheck, question: Question): Finding | undefined {
    try {
      const detection = active.check.detect(question.form.text, question.context);
      if (detection === undefined) return undefined;
      if (detection.certainty === 'certain')
        return this.#toKept(toValueFinding(active, question, detection), question.value);
      if (this.#options.opinion?.heeds(active.check.id)) this.#isUnsure = true;
      return undefined;
    } catch (error) {
      this.#options.onCheckFailure(active.check.id, error);
      return this.#toFault(`The ${active.check.id} check failed on this text.`, question.value);
    }
  }

  /** A finding that no exception lets go, as what it is told. */
  #toKept(found: Finding, value: Value): Finding | undefined {
    if (this.#isExcused(found, value)) return undefined;
    const finding = value.joined === true ? toPollution(found, this.#options.hppMode ?? 0) : found;
    return finding !== found && this.#isExcused(finding, value) ? undefined : finding;
  }

  #isExcused(finding: Finding, value: Value): boolean {
    const exception = this.#options.exceptions?.find(finding, this.#target);
    if (exception === undefined) return false;
    const last = this.#lastExcused;
    if (last?.value !== value || last.check !== finding.check) exception.uses++;
    this.#lastExcused = { value, check: finding.check };
    this.#excused++;
    return true;
  }

  #toFault(explanation: string, { source, path, text }: Value): Finding | undefined {
    const mode = this.#options.faultMode;
    return mode === 0 ? undefined : toInputFault({ mode, location: source, path, payload: text, explanation });
  }
}

function mayCare({ check }: ActiveCheck, { form, context }: Question): boolean {
  return check.applies(form.classes) && !isPlainWord(check, form, context.path);
}

/** True when the finding blocks. */
function tell(finding: Finding, findings: Finding[]): boolean {
  const blocks = finding.mode !== 3;
  if (blocks || findings.length < MAX_LOGGED_FINDINGS) findings.push(finding);
  return blocks;
}

function excuse(value: Value, doubts: Doubt[] = []): void {
  for (const doubt of doubts) if (doubt.value === value) doubt.isExcused = true;
}

/** An attack that no single value is. Where `hpp` is off, or only logs what the other check blocks, it stays that one's. */
function toPollution(finding: Finding, hppMode: Mode): Finding {
  if (hppMode === 0 || (hppMode === 3 && finding.mode !== 3)) return finding;
  const { check, detection, path, mode } = finding;
  const explanation = `The values of ${JSON.stringify(path)}, put together (${check}): ${detection.explanation}`;
  return { ...finding, check: 'hpp', mode: mode === 3 ? 3 : hppMode, detection: { ...detection, explanation } };
}
