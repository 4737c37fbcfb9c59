import { classify } from '../values/character-classes.js';
import { type DecodeOptions, decode } from '../values/decode.js';
import type { Form, Source, Value } from '../values/value.js';
import { toInputFault } from '../verdict/input-fault.js';
import type { Finding, Mode } from '../verdict/verdict.js';
import type { DetectContext } from './check.js';
import type { JudgeOptions, Outcome } from './judge.js';
import { Judging, nextTurn } from './judging.js';
import { isPlainWord } from './plain-words.js';
import type { Doubt } from './second-opinion.js';
import { type ActiveCheck, bySource, type SourceChecks } from './source-checks.js';
import { toValueFinding } from './value-finding.js';

/** One form of a value, and what checks may know about it. */
interface Question {
  readonly value: Value;
  readonly form: Form;
  readonly context: DetectContext;
}

/** A value that was judged, and what was known before. */
interface Judged {
  readonly value: Value;
  readonly forms: readonly Form[];
  readonly outcome: Outcome;
  readonly found: number;
  readonly excused: number;
}

/** A body of 100,000 attacks that are only logged would be as many events: past these, more say nothing new. */
export const MAX_LOGGED_FINDINGS = 100;

/** A body of 100,000 odd texts is no reason to keep them all: the grammars saw each. */
const MAX_DOUBTS = 256;

/** One check alone takes milliseconds to read it. */
const LONG_READING = 65_536;

/** Judges one value in all its readings by every active check. */
export class ValueJudge {
  readonly #options: JudgeOptions;
  readonly #checksOf: Readonly<Record<Source, SourceChecks>>;
  readonly #decoding: DecodeOptions;
  /** Programs of the host. */
  executables: ReadonlySet<string>;
  /** Of the request whose texts are judged now. */
  now = new Judging();

  constructor(options: JudgeOptions, decoding: DecodeOptions) {
    this.#options = options;
    this.#checksOf = bySource(options.checks);
    this.#decoding = decoding;
    this.executables = options.executables.names;
  }

  /** True when a finding blocks: nothing more has to be known. */
  judge(value: Value, outcome: Outcome): boolean {
    if (this.#checksOf[value.source].all.length === 0) return false;
    const forms = decode(value, this.#decoding, this.now.purse);
    const [form] = forms;
    const { excused } = this.now;
    const found = outcome.findings.length;
    this.now.isUnsure = false;
    this.now.shown = [];
    if (forms.length === 1 && form?.fault === undefined && form?.isPlain !== true) {
      if (this.#judgeForm(value, form as Form, outcome.findings)) return true;
    } else if (toEnd(this.#judgeForms(value, forms, outcome.findings))) return true;
    this.#conclude({ value, forms, outcome, found, excused });
    return false;
  }

  /** The same of a long value, where others go on between one reading and the next; as it came before it is decoded. */
  async judgeLong(value: Value, outcome: Outcome, isOver: () => boolean): Promise<boolean> {
    if (this.#checksOf[value.source].all.length === 0) return false;
    const own = this.now;
    const { excused } = own;
    const found = outcome.findings.length;
    own.isUnsure = false;
    own.shown = [];
    const forms: Form[] = [];
    const { text, classes = classify(text) } = value;
    for (const read of [
      () => [{ text, classes, steps: [] }],
      () => decode(value, this.#decoding, own.purse).slice(1),
    ]) {
      const some: readonly Form[] = read();
      forms.push(...some);
      const work = this.#judgeForms(value, some, outcome.findings);
      for (let step = work.next(); ; step = work.next()) {
        if (step.done === true && step.value) return true;
        if (step.done === true) break;
        await nextTurn();
        if (isOver()) return true;
        this.now = own;
      }
    }
    this.#conclude({ value, forms, outcome, found, excused });
    return false;
  }

  /** What is left open of a value that no finding blocks. */
  #conclude({ value, forms, outcome, found, excused }: Judged): void {
    if (outcome.findings.length === found) this.#doubt(value, forms, outcome.doubts);
    if (this.now.excused !== excused) excuse(value, outcome.doubts);
  }

  /**
   * Every check is asked about a reading before the next one is looked at, since all that is known about a text is
   * known while it is the last one; what is found is told in the order of the checks. Stops after each reading, and
   * after each check of a long one, so that others can go on; what it returns is true when a finding blocks.
   */
  *#judgeForms(value: Value, forms: readonly Form[], findings: Finding[]): Generator<void, boolean> {
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
        if (finding !== undefined) {
          found[index] = finding;
          if (finding.mode !== 3) asked = index;
        }
        if (form.text.length > LONG_READING) yield;
      }
      yield;
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
      if (!opinion.wants(value, form, this.now.isUnsure)) continue;
      if (doubts.length < MAX_DOUBTS) doubts.push({ value, form, shown: this.now.shown });
      else this.now.unasked++;
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
    const { source } = value;
    return {
      value,
      form,
      context: {
        source,
        path: form.path ?? value.path,
        steps: form.steps,
        executables: this.executables,
        classes: form.classes,
      },
    };
  }

  /** A check that throws was made to: the input is the fault, and padding a text until something breaks buys no pass. */
  #findSafely(active: ActiveCheck, question: Question): Finding | undefined {
    try {
      const detection = active.check.detect(question.form.text, question.context);
      if (detection === undefined) return undefined;
      if (detection.certainty === 'certain')
        return this.#toKept(toValueFinding(active, question, detection), question.value);
      if (detection.isShown === true) this.now.shown = [...this.now.shown, active.check.id];
      if (this.#options.opinion?.heeds(active.check.id)) this.now.isUnsure = true;
      return undefined;
    } catch (error) {
      this.#options.onCheckFailure(active.check.id, error);
      return this.#toFault(`The ${active.check.id} check failed on this text.`, question.value);
    }
  }

  /** A finding that no exception lets go, as what it is told. */
  #toKept(found: Finding, value: Value): Finding | undefined {
    if (this.isExcused(found, value)) return undefined;
    const finding = value.joined === true ? toPollution(found, this.#options.hppMode ?? 0) : found;
    return finding !== found && this.isExcused(finding, value) ? undefined : finding;
  }

  /** Whether the owner lets this finding go. */
  isExcused(finding: Finding, value: Value): boolean {
    const exception = this.#options.exceptions?.find(finding, this.now.target);
    if (exception === undefined) return false;
    const last = this.now.lastExcused;
    if (last?.value !== value || last.check !== finding.check) exception.uses++;
    this.now.lastExcused = { value, check: finding.check };
    this.now.excused++;
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

/** What a piece of work comes to when nobody has to wait for it. */
function toEnd<T>(work: Generator<void, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}

/** True when the finding blocks. */
export function tell(finding: Finding, findings: Finding[]): boolean {
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
