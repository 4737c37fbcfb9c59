import { decode } from '../values/decode.js';
import { type Form, SOURCES, type Source, type Value } from '../values/value.js';
import { toInputFault } from '../verdict/input-fault.js';
import type { Finding, Mode } from '../verdict/verdict.js';
import type { Detection, ValueCheck } from './check.js';
import { createHarmlessCache } from './harmless-cache.js';

/** A check that is switched on, and what its findings do. */
export interface ActiveCheck {
  readonly check: ValueCheck;
  readonly mode: Exclude<Mode, 0>;
}

export interface JudgeOptions {
  /** In the order in which they are asked: the first to block is the one that is named. */
  readonly checks: readonly ActiveCheck[];
  readonly base64: boolean;
  /** Read anew for each text: the host's programs become known while requests arrive. */
  readonly executables: { readonly names: ReadonlySet<string> };
  /** Harmless texts remembered for each source; 0 for none. */
  readonly cacheEntries: number;
  /** What is done with an input that makes a check throw, which by contract none does. */
  readonly faultMode: Mode;
  onCheckFailure(check: string, error: unknown): void;
}

/** Judges values by every active check; a value with a blocking finding ends the work. */
export type Judge = (values: readonly Value[], findings: Finding[]) => void;

/** One judge belongs to one configuration revision, so that its cache can never answer for another. */
export function createJudge(options: JudgeOptions): Judge {
  const checksOf = bySource(options.checks);
  const harmless = createHarmlessCache(options.cacheEntries);
  const decoding = { base64: options.base64 };

  function judgeValue(value: Value, findings: Finding[]): boolean {
    const checks = checksOf[value.source];
    if (checks.length === 0 || harmless.has(value.source, value.text)) return false;
    const before = findings.length;
    const forms = decode(value, decoding);
    for (const active of checks) {
      if (askAbout(active, value, forms, findings)) return true;
    }
    const fault = forms[forms.length - 1]?.fault;
    const hidden = fault && toFault(`More ${fault.limit} than are undone.`, value);
    if (hidden !== undefined) findings.push(hidden);
    if (findings.length === before) harmless.add(value.source, value.text);
    return false;
  }

  /** True when the finding blocks: nothing more has to be known. */
  function askAbout({ check, mode }: ActiveCheck, value: Value, forms: readonly Form[], findings: Finding[]): boolean {
    for (const form of forms) {
      if (!check.applies(form.classes)) continue;
      const finding = findSafely({ check, mode }, value, form);
      if (finding === undefined) continue;
      findings.push(finding);
      return finding.mode !== 3;
    }
    return false;
  }

  /** A check that throws was made to: the input is the fault, and padding a text until something breaks buys no pass. */
  function findSafely(active: ActiveCheck, value: Value, form: Form): Finding | undefined {
    const { source, path } = value;
    try {
      const context = { source, path, steps: form.steps, executables: options.executables.names };
      const detection = active.check.detect(form.text, context);
      return detection?.certainty === 'certain' ? toFinding(active, value, form, detection) : undefined;
    } catch (error) {
      options.onCheckFailure(active.check.id, error);
      return toFault(`The ${active.check.id} check failed on this text.`, value);
    }
  }

  function toFault(explanation: string, { source, path, text }: Value): Finding | undefined {
    const mode = options.faultMode;
    return mode === 0 ? undefined : toInputFault({ mode, location: source, path, payload: text, explanation });
  }

  return (values, findings) => {
    for (const value of values) {
      if (judgeValue(value, findings)) return;
    }
  };
}

function toFinding({ check, mode }: ActiveCheck, value: Value, form: Form, detection: Detection): Finding {
  return {
    check: check.id,
    mode,
    location: value.source,
    path: value.path,
    payload: form.text,
    steps: form.steps,
    detection,
  };
}

function bySource(checks: readonly ActiveCheck[]): Readonly<Record<Source, readonly ActiveCheck[]>> {
  const result: Partial<Record<Source, readonly ActiveCheck[]>> = {};
  for (const source of SOURCES) result[source] = checks.filter(({ check }) => check.sources.has(source));
  return result as Record<Source, readonly ActiveCheck[]>;
}
