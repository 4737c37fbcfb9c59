import { CHECKS } from '../../../../packages/core/src/checks/index.js';
import type { Doubt, Opinion, SecondOpinion } from '../../../../packages/core/src/checks/second-opinion.js';
import { createConfiguration } from '../../../../packages/core/src/config/configuration.js';
import type { Rule } from '../../../../packages/core/src/ml/model-opinion.js';
import { createModelOpinion } from '../../../../packages/core/src/ml/model-opinion.js';
import { Models } from '../../../../packages/core/src/ml/models.js';
import { toRules } from '../../../../packages/core/src/ml/rules.js';
import { decode } from '../../../../packages/core/src/values/decode.js';
import type { Sample } from '../sample.js';
import { toRequest } from '../to-request.js';
import type { Judge, Judged, Judgement } from './judge.js';
import { requestValues } from './request-values.js';

/** The model alone: asked about every odd text, whatever grammars say of it. */
export function createModelJudge(): Judge {
  const released = createReleased();
  return {
    name: 'model',
    async judge(sample) {
      if (sample.response !== undefined) return undefined;
      return released.judge(sample, []);
    },
    close() {},
  };
}

/** Grammars first, and the model about what they leave open, as the engine does. */
export function createBothJudge(grammars: Judge): Judge {
  const released = createReleased();
  return {
    name: 'grammars + model',
    async judge(sample) {
      const said = await grammars.judge(sample);
      if (said === undefined) return undefined;
      if (said.blocked) return { ...said, beyond: Number.POSITIVE_INFINITY };
      const { findings, ...rest } = await released.judge(sample, said.findings);
      return { ...rest, findings: [...said.findings, ...findings] };
    },
    close: () => grammars.close(),
  };
}

/** The released model, all of whose scores are heard, so that other thresholds can be looked at too. */
interface Released {
  judge(sample: Sample, said: readonly Judged[]): Promise<Judgement>;
}

function createReleased(): Released {
  const models = new Models();
  models.use('builtin');
  const { model } = models;
  if (model === undefined) throw new Error(`the model is not loaded: ${models.state.fault}`);
  const checks = CHECKS.map((check) => ({ check, mode: 1 }) as const);
  const { config } = createConfiguration({}).current;
  const onFailure = (error: unknown): never => {
    throw error;
  };
  const rules = toRules(model.manifest, config);
  const heard = new Map([...rules].map(([check, rule]) => [check, { ...rule, threshold: 0 }]));
  const opinion = createModelOpinion({ model, checks, rules: heard, onFailure });
  return {
    judge: async (sample, said) => toJudgement(await opinion.judge(doubtsOf(sample, opinion, said)), rules),
  };
}

/** The texts about which the engine would ask. */
function doubtsOf(sample: Sample, opinion: SecondOpinion, said: readonly Judged[]): Doubt[] {
  const isUnsure = (path: string): boolean => said.some((one) => one.path === path && opinion.heeds(one.check));
  return requestValues(toRequest(sample)).flatMap((value) =>
    decode(value, { base64: true })
      .filter((form) => opinion.wants(value, form, isUnsure(value.path)))
      .map((form) => ({ value, form })),
  );
}

function toJudgement(opinions: readonly Opinion[], rules: ReadonlyMap<string, Rule>): Judgement {
  const told = opinions.map((opinion) => ({ opinion, beyond: beyond(opinion, rules) }));
  const findings = told.filter((one) => one.beyond >= 0).map(({ opinion }) => toJudged(opinion));
  return {
    blocked: findings.length > 0,
    findings,
    beyond: Math.max(Number.NEGATIVE_INFINITY, ...told.map((one) => one.beyond)),
  };
}

function beyond({ finding }: Opinion, rules: ReadonlyMap<string, Rule>): number {
  const { score = 0 } = finding.detection;
  return logOdds(score) - logOdds(rules.get(finding.check)?.threshold ?? 1);
}

function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function toJudged({ finding }: Opinion): Judged {
  const { check, location, path, steps, payload, detection } = finding;
  const { start, end, context, explanation, certainty } = detection;
  // The report calls what blocks certain; the model's findings block.
  return {
    check,
    certainty: 'certain',
    location,
    path,
    steps,
    payload,
    span: payload.slice(start, end),
    context,
    explanation: `${explanation} (${certainty})`,
  };
}
