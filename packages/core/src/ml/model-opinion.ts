import type { Doubt, Opinion, SecondOpinion } from '../checks/second-opinion.js';
import type { ActiveCheck } from '../checks/source-checks.js';
import { toValueFinding } from '../checks/value-finding.js';
import { isPromise, type MaybePromise } from '../maybe-promise.js';
import type { Form, Value } from '../values/value.js';
import type { Finding } from '../verdict/verdict.js';
import { toWindows, type Window } from './features.js';
import { Gate } from './gate.js';
import { assertScores, type Model } from './load-model.js';

/** When a label of the model decides. */
export interface Rule {
  /** Score from which it is a finding, 0 to 1. */
  readonly threshold: number;
  /** Texts shorter than this are not given to it, in characters. */
  readonly minLength: number;
}

export interface ModelOpinionOptions {
  readonly model: Model;
  readonly checks: readonly ActiveCheck[];
  /** By check; a label without one does not decide. */
  readonly rules: ReadonlyMap<string, Rule>;
  onFailure(error: unknown): void;
}

/** Windows of one request at most: about 1.5 KB of text. The grammars read all of it. */
export const MAX_WINDOWS = 16;

/** One label that decides: which score of a window it is, and what becomes of its finding. */
interface Decider extends Rule {
  readonly column: number;
  readonly active: ActiveCheck;
}

/** A window and the doubt that it is a part of. */
interface Piece {
  readonly doubt: Doubt;
  readonly window: Window;
}

/** The model as the one who is asked about what grammars leave open. */
export function createModelOpinion(options: ModelOpinionOptions): SecondOpinion {
  return new ModelOpinion(options);
}

class ModelOpinion implements SecondOpinion {
  readonly most = MAX_WINDOWS;
  readonly #options: ModelOpinionOptions;
  readonly #deciders: readonly Decider[];
  readonly #minLength: number;
  readonly #gate: Gate;
  readonly #unsure: ReadonlySet<string>;

  constructor(options: ModelOpinionOptions) {
    this.#options = options;
    this.#deciders = toDeciders(options);
    const { gate } = options.model.manifest;
    this.#gate = new Gate(gate);
    this.#unsure = new Set(gate.unsure);
    this.#minLength = Math.min(...this.#deciders.map(({ minLength }) => minLength));
  }

  heeds(check: string): boolean {
    return this.#unsure.has(check);
  }

  wants(value: Value, form: Form, isUnsure: boolean): boolean {
    if (form.text.length < this.#minLength || isQuotedMarkup(value, form)) return false;
    return isUnsure || this.#gate.isOdd(value.source, form.classes);
  }

  judge(doubts: readonly Doubt[]): MaybePromise<readonly Opinion[]> {
    try {
      const pieces = this.#toPieces(doubts);
      const scores = this.#options.model.runner.run(pieces.map(({ window }) => window));
      if (!isPromise(scores)) return this.#toOpinions(pieces, scores);
      return scores.then((some) => this.#toOpinions(pieces, some)).catch((error: unknown) => this.#fail(error));
    } catch (error) {
      return this.#fail(error);
    }
  }

  /** Without the model the grammars' word stands. */
  #fail(error: unknown): readonly Opinion[] {
    this.#options.onFailure(error);
    return [];
  }

  /** Each doubt gets a window before any gets its second: no text drives another one out. */
  #toPieces(doubts: readonly Doubt[]): Piece[] {
    const { features } = this.#options.model.manifest;
    const asked = doubts.slice(0, MAX_WINDOWS);
    const limit = Math.floor(MAX_WINDOWS / asked.length);
    return asked.flatMap((doubt) => toWindows(doubt.form.text, features, limit).map((window) => ({ doubt, window })));
  }

  #toOpinions(pieces: readonly Piece[], scores: Float32Array): readonly Opinion[] {
    const { labels } = this.#options.model.manifest;
    assertScores(scores, pieces.length * labels.length);
    const opinions = new Map<string, Opinion>();
    pieces.forEach(({ doubt }, index) => {
      for (const decider of this.#deciders) {
        const score = scores[index * labels.length + decider.column] as number;
        const best = opinions.get(decider.active.check.id)?.finding.detection.score ?? decider.threshold;
        if (score < best || doubt.form.text.length < decider.minLength) continue;
        if (!decider.active.check.sources.has(doubt.value.source)) continue;
        const { check } = decider.active;
        if (doubt.shown?.includes(check.id) || check.clears?.(doubt.form.text)) continue;
        opinions.set(decider.active.check.id, { doubt, finding: toFinding(doubt, decider, score) });
      }
    });
    return [...opinions.values()];
  }
}

/**
 * `<pre><code>&lt;script&gt;`: what a document of HTML escapes, it shows. Grammars judge it unescaped all the same, and
 * what they are certain of stands; of what they are not, the signs say nothing to a model that has not seen the document.
 */
function isQuotedMarkup({ source, text }: Value, { steps }: Form): boolean {
  // XML's own parser undoes them for everybody.
  return steps.includes('html') && source !== 'text' && source !== 'xml_values' && /<\/[a-z]/i.test(text);
}

function toDeciders({ model, checks, rules }: ModelOpinionOptions): Decider[] {
  return model.manifest.labels.flatMap(({ check, decides }, column) => {
    const active = checks.find((one) => one.check.id === check);
    const rule = rules.get(check);
    return !decides || active === undefined || rule === undefined ? [] : [{ ...rule, column, active }];
  });
}

function toFinding(doubt: Doubt, { active }: Decider, score: number): Finding {
  const percent = Math.floor(score * 100);
  const { title } = active.check;
  return toValueFinding(active, doubt, {
    certainty: 'unsure',
    start: 0,
    end: doubt.form.text.length,
    context: 'as a whole, by the model',
    explanation: `No grammar is certain of this text; the model takes it for ${title} (${percent} of 100).`,
    score,
  });
}
