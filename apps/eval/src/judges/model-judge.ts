import { CHECKS } from '../../../../packages/core/src/checks/index.js';
import type { Doubt, Opinion, SecondOpinion } from '../../../../packages/core/src/checks/second-opinion.js';
import { createConfiguration } from '../../../../packages/core/src/config/configuration.js';
import { createModelOpinion } from '../../../../packages/core/src/ml/model-opinion.js';
import { Models } from '../../../../packages/core/src/ml/models.js';
import { toRules } from '../../../../packages/core/src/ml/rules.js';
import { decode } from '../../../../packages/core/src/values/decode.js';
import type { Sample } from '../sample.js';
import { toRequest } from '../to-request.js';
import type { Judge, Judged } from './judge.js';
import { requestValues } from './request-values.js';

/** The model alone: asked about every odd text, whatever grammars say of it. */
export function createModelJudge(): Judge {
  const opinion = releasedOpinion();
  return {
    name: 'model',
    async judge(sample) {
      if (sample.response !== undefined) return undefined;
      return toJudgement(await opinion.judge(doubtsOf(sample, opinion, [])));
    },
    close() {},
  };
}

/** Grammars first, and the model about what they leave open, as the engine does. */
export function createBothJudge(grammars: Judge): Judge {
  const opinion = releasedOpinion();
  return {
    name: 'grammars + model',
    async judge(sample) {
      const said = await grammars.judge(sample);
      if (said === undefined || said.blocked) return said;
      const { findings, blocked } = toJudgement(await opinion.judge(doubtsOf(sample, opinion, said.findings)));
      return { blocked, findings: [...said.findings, ...findings] };
    },
    close: () => grammars.close(),
  };
}

function releasedOpinion(): SecondOpinion {
  const models = new Models();
  models.use('builtin');
  const { model } = models;
  if (model === undefined) throw new Error(`the model is not loaded: ${models.state.fault}`);
  const checks = CHECKS.map((check) => ({ check, mode: 1 }) as const);
  const { config } = createConfiguration({}).current;
  const onFailure = (error: unknown): never => {
    throw error;
  };
  return createModelOpinion({ model, checks, rules: toRules(model.manifest, config), onFailure });
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

function toJudgement(opinions: readonly Opinion[]): { blocked: boolean; findings: Judged[] } {
  const findings = opinions.map(({ finding }): Judged => {
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
  });
  return { blocked: findings.length > 0, findings };
}
