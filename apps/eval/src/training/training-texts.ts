import type { ValueCheck } from '../../../../packages/core/src/checks/check.js';
import { REFERENCE_EXECUTABLES } from '../../../../packages/core/src/checks/command/executables-reference.js';
import { CharacterClass } from '../../../../packages/core/src/values/character-classes.js';
import { decode } from '../../../../packages/core/src/values/decode.js';
import type { Form, Value } from '../../../../packages/core/src/values/value.js';
import { requestValues } from '../judges/request-values.js';
import type { Sample } from '../sample.js';
import { toRequest } from '../to-request.js';

/** One text that serving would read: its place, the text, its character classes, how many decoders made it. */
type TrainingForm = readonly [source: string, text: string, classes: number, steps: number];

/** What training knows of a sample's texts. */
interface SampleTexts {
  /** Checks that are certain, and those that are unsure. */
  readonly certain: readonly string[];
  readonly unsure: readonly string[];
  readonly forms: readonly TrainingForm[];
}

const PLAIN = CharacterClass.letter | CharacterClass.digit | CharacterClass.dash | CharacterClass.dot;
/** Longer texts teach nothing more: padding is made in training. */
const KEPT_LENGTH = 4_000;

/** The texts of samples, those of benign requests once each: browsers send the same cookies again. */
export class TrainingTexts {
  readonly #checks: readonly ValueCheck[];
  readonly #seen = new Map<string, Set<string>>();

  constructor(checks: readonly ValueCheck[]) {
    this.#checks = checks;
  }

  of(sample: Sample): SampleTexts {
    const certain = new Set<string>();
    const unsure = new Set<string>();
    const forms: TrainingForm[] = [];
    for (const value of requestValues(toRequest(sample))) {
      for (const form of decode(value, { base64: true })) {
        this.#ask(value, form, { certain, unsure });
        const kept = this.#toForm(sample, value, form);
        if (kept !== undefined) forms.push(kept);
      }
    }
    return { certain: [...certain], unsure: [...unsure], forms };
  }

  #ask({ source, path }: Value, form: Form, said: { certain: Set<string>; unsure: Set<string> }): void {
    const { steps, classes, text } = form;
    for (const check of this.#checks) {
      if (!check.sources.has(source) || !check.applies(classes) || said.certain.has(check.id)) continue;
      const context = { source, path: form.path ?? path, steps, executables: REFERENCE_EXECUTABLES, classes };
      const certainty = check.detect(text, context)?.certainty;
      if (certainty === 'certain') said.certain.add(check.id);
      else if (certainty === 'unsure') said.unsure.add(check.id);
    }
  }

  #toForm({ unit, corpus }: Sample, { source }: Value, { text, classes, steps }: Form): TrainingForm | undefined {
    if (text.length < 5 || (classes & ~PLAIN) === 0) return undefined;
    const kept = text.slice(0, KEPT_LENGTH);
    const isNew = corpus !== 'requests' || this.#isNew(unit, `${source} ${kept}`);
    // Of what was seen before, its classes are enough: they say which requests the model is asked about.
    return [source, isNew ? kept : '', classes, steps.length];
  }

  #isNew(unit: string, text: string): boolean {
    const seen = this.#seen.get(unit) ?? new Set<string>();
    this.#seen.set(unit, seen);
    const before = seen.size;
    return seen.add(text).size > before;
  }
}
