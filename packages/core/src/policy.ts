import { type AnswerHook, type Answers, createAnswers, type ReportAnswer } from './answers.js';
import { type BodyJudge, createBodyJudge } from './body-checks.js';
import { Exceptions } from './checks/exceptions.js';
import { HeadJudge } from './checks/head-judge.js';
import { CHECKS, REQUEST_CHECKS } from './checks/index.js';
import { Judge } from './checks/judge.js';
import type { KnownRoutes, RequestCheck } from './checks/request-check.js';
import type { SecondOpinion } from './checks/second-opinion.js';
import type { ActiveCheck } from './checks/source-checks.js';
import { type ProxyOddity, Senders } from './clients/senders.js';
import type { Revision } from './config/revision.js';
import type { Config } from './config/schema.js';
import { createLeakWatch } from './leaks.js';
import type { Model } from './ml/load-model.js';
import { createModelOpinion } from './ml/model-opinion.js';
import { toRules } from './ml/rules.js';
import { type BlockPage, createBlockPage } from './response/block-page.js';
import type { Counters } from './state/counters.js';
import { Flood } from './state/flood.js';
import { type AddressSet, toAddressSet } from './state/special-addresses.js';
import type { Mode } from './verdict/verdict.js';

/** One configuration revision, made ready for requests: whatever can be worked out once is worked out here. */
export interface Policy {
  readonly revision: Revision;
  readonly judge: Judge;
  readonly exceptions: Exceptions;
  /** The request checks that come before floods are counted, and those after. */
  readonly beforeFlood: HeadJudge;
  readonly afterFlood: HeadJudge;
  /** Who comes too often; undefined: nobody is counted. */
  readonly flood: Flood | undefined;
  /** Tells who sent a request. */
  readonly senders: Senders;
  /** Judges a body as a whole; undefined: nothing of it is wanted. */
  readonly judgeBody: BodyJudge | undefined;
  readonly whitelist: AddressSet;
  readonly blockPage: BlockPage;
  /** `INPUT_FAULT` as a mode: what a request does that cannot be read. */
  readonly faultMode: Mode;
  /** `PAST_LIMIT` as a mode: what a request does that is larger or slower than is inspected. */
  readonly limitMode: Mode;
  /** What is wanted of answers. */
  readonly answers: Answers;
}

/** What a policy needs of the process besides the configuration. */
export interface PolicyContext {
  readonly executables: { readonly names: ReadonlySet<string> };
  readonly routes: KnownRoutes;
  /** Of the revision before, for their counts. */
  readonly exceptions?: Exceptions | undefined;
  /** Undefined: grammars decide alone. */
  readonly model?: Model | undefined;
  onModelFailure?(error: unknown): void;
  readonly counters: Counters;
  onCheckFailure(check: string, error: unknown): void;
  /** Something about how clients are told apart that the owner should know. */
  onProxyOddity(oddity: ProxyOddity): void;
  /** What looks at the answers to inspected requests under this revision, in order. */
  answerHooks(revision: Revision): readonly AnswerHook[];
  /** Tells of a finding on an answer. */
  readonly report: ReportAnswer;
}

const FAULT_MODES = { block: 1, log: 3, pass: 0 } as const;

/** Compiles a revision; a request that took a policy is decided by it from beginning to end. */
export function createPolicy(revision: Revision, context: PolicyContext): Policy {
  const { config } = revision;
  const faultMode = FAULT_MODES[config.INPUT_FAULT];
  const exceptions = new Exceptions(revision, context.exceptions);
  const checks = activeChecks(config.SECURITY_CHECKS);
  const floodMode = config.SECURITY_CHECKS.flood;
  const flood = floodMode === 0 ? undefined : new Flood(revision, floodMode, context.counters);
  return {
    revision,
    faultMode,
    exceptions,
    limitMode: config.PAST_LIMIT === 'block' ? 1 : 0,
    answers: createAnswers({
      serverHeader: config.CHANGE_SERVER ? config.SERVER_HEADER : undefined,
      hooks: [...(flood === undefined ? [] : [flood]), ...context.answerHooks(revision)],
      onFailure: context.onCheckFailure,
      report: context.report,
      content: createLeakWatch({
        config,
        exceptions,
        report: context.report,
        onFailure: context.onCheckFailure,
      }),
    }),
    judge: new Judge({
      checks,
      opinion: toOpinion(checks, config, context),
      base64: config.DECODE_B64,
      cacheEntries: config.VERDICT_CACHE_SIZE,
      hppMode: config.SECURITY_CHECKS.hpp,
      faultMode,
      executables: context.executables,
      onCheckFailure: context.onCheckFailure,
      exceptions,
    }),
    beforeFlood: toHeadJudge(REQUEST_CHECKS.beforeFlood, revision, { ...context, exceptions }),
    afterFlood: toHeadJudge(REQUEST_CHECKS.afterFlood, revision, { ...context, exceptions }),
    flood,
    senders: new Senders(config.TRUSTED_PROXIES, (oddity) => context.onProxyOddity(oddity)),
    judgeBody: createBodyJudge(revision),
    whitelist: toAddressSet(config.WHITELIST),
    blockPage: createBlockPage({
      reactions: config.REACTIONS,
      status: config.DENY_STATUS_CODE,
      message: config.GTFO_MSG,
      redirectUrl: config.BLOCK_REDIRECT_URL,
    }),
  };
}

function toOpinion(checks: readonly ActiveCheck[], config: Config, context: PolicyContext): SecondOpinion | undefined {
  const { model, onModelFailure: onFailure = () => {} } = context;
  return model && createModelOpinion({ model, checks, rules: toRules(model.manifest, config), onFailure });
}

function activeChecks(modes: Readonly<Record<string, Mode>>): ActiveCheck[] {
  return CHECKS.flatMap((check) => {
    const mode = modes[check.id] ?? 0;
    return mode === 0 ? [] : [{ check, mode }];
  });
}

type HeadJudgeContext = PolicyContext & { readonly exceptions: Exceptions };

function toHeadJudge(checks: readonly RequestCheck[], revision: Revision, context: HeadJudgeContext): HeadJudge {
  const { SECURITY_CHECKS, INPUT_FAULT } = revision.config;
  const modes: Readonly<Record<string, Mode>> = SECURITY_CHECKS;
  const { routes, exceptions, onCheckFailure } = context;
  const active = checks.flatMap(({ id, prepare }) => {
    const mode = modes[id] ?? 0;
    const detect = mode === 0 ? undefined : prepare(revision, routes);
    return mode === 0 || detect === undefined ? [] : [{ id, mode, detect }];
  });
  return new HeadJudge({ checks: active, faultMode: FAULT_MODES[INPUT_FAULT], exceptions, onCheckFailure });
}

const PRESENT: ReadonlySet<string> = new Set([
  'flood',
  ...[...CHECKS, ...REQUEST_CHECKS.beforeFlood, ...REQUEST_CHECKS.afterFlood].map(({ id }) => id),
  'dlp',
  'format',
]);

/** The modules that are switched on without being there. */
export function missingChecks(modes: Readonly<Record<string, Mode>>): readonly string[] {
  return Object.keys(modes).filter((id) => modes[id] !== 0 && !PRESENT.has(id));
}
