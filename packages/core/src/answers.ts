import type { Inspected } from './inspect.js';
import { toBlock } from './inspect.js';
import type { ContentWatch } from './response/content/content-watch.js';
import type { ResponseWatch } from './response/gate.js';
import { decide } from './verdict/decide.js';
import type { Block, Finding } from './verdict/verdict.js';

/**
 * Something that looks at the answers to inspected requests (not to those that are whitelisted or ignored). What a
 * hook leaves out costs nothing. Our own refusals are told as answers, and never judged. Should a hook throw, the
 * failure is reported and the answer goes on.
 */
export interface AnswerHook {
  /** For failure reports. */
  readonly id: string;
  /** Judges an answer just before its head is written; a finding whose mode blocks has it replaced by the block. */
  judge?(request: Inspected, status: number): Finding | undefined;
  /** Told of each status once, as the head is written. */
  answered?(request: Inspected, status: number): void;
  /** Told instead where the connection ended before any head; costs a listener a request. */
  unanswered?(request: Inspected): void;
}

/** Watches for the two kinds of requests; undefined: nothing is wanted. */
export interface Answers {
  readonly exempt: ResponseWatch<Inspected> | undefined;
  readonly inspected: ResponseWatch<Inspected> | undefined;
}

/** Tells of the findings of a request that were not told of yet. */
export type ReportAnswer = (request: Inspected) => void;

export interface AnswersOptions {
  readonly serverHeader: string | undefined;
  readonly hooks: readonly AnswerHook[];
  /** Looks at what is sent. */
  readonly content: ContentWatch<Inspected> | undefined;
  readonly report: ReportAnswer;
  onFailure(hook: string, error: unknown): void;
}

/** What is wanted of answers under one revision, in one object for each kind of request. */
export function createAnswers(options: AnswersOptions): Answers {
  const { serverHeader, hooks, content } = options;
  const nothing = { replace: undefined, answered: undefined, unanswered: undefined, content: undefined };
  const exempt = serverHeader === undefined ? undefined : { serverHeader, ...nothing };
  if (hooks.length === 0 && content === undefined) return { exempt, inspected: exempt };
  const has = (name: 'judge' | 'answered' | 'unanswered'): boolean => hooks.some((hook) => hook[name] !== undefined);
  const inspected: ResponseWatch<Inspected> = {
    serverHeader,
    replace: has('judge') ? (request, status) => replace(request, status, options) : undefined,
    answered: has('answered')
      ? (request, status) => each(options, (hook) => hook.answered?.(request, status))
      : undefined,
    unanswered: has('unanswered') ? (request) => each(options, (hook) => hook.unanswered?.(request)) : undefined,
    content,
  };
  return { exempt, inspected };
}

function replace(request: Inspected, status: number, options: AnswersOptions): Block | undefined {
  if (request.verdict.action === 'block') return undefined;
  each(options, (hook) => {
    const finding = hook.judge?.(request, status);
    if (finding !== undefined) request.findings.push(finding);
  });
  if (request.findings.length === request.reported) return undefined;
  request.verdict = decide(request.findings, toBlock(request));
  options.report(request);
  return request.verdict.action === 'block' ? request.verdict : undefined;
}

function each({ hooks, onFailure }: AnswersOptions, run: (hook: AnswerHook) => void): void {
  for (const hook of hooks) {
    try {
      run(hook);
    } catch (error) {
      onFailure(hook.id, error);
    }
  }
}
