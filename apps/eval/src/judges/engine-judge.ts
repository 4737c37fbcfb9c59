import { type PlainRequest, toInProcessExchange } from '@rasp/core/testing';
import { createEngine, type Engine } from '../../../../packages/core/src/adapter.js';
import type { Finding } from '../../../../packages/core/src/verdict/verdict.js';
import type { WireRequest } from '../sample.js';
import { toRequest } from '../to-request.js';
import type { Judge, Judged } from './judge.js';
import { createResponseJudge } from './response-judge.js';

const SILENT = { info() {}, warn() {}, error() {} };

/**
 * The whole engine in its default configuration, through its public door.
 * Answers are judged with all that `dlp` can look for. Only the cache of harmless texts is off, which changes no verdict and would make times look better than they are.
 */
export async function createEngineJudge({ modelFolder }: { modelFolder?: string } = {}): Promise<Judge> {
  const engine = withoutPath(() =>
    createEngine({
      framework: 'evaluation',
      logger: SILENT,
      config: { VERDICT_CACHE_SIZE: 0 },
      ...(modelFolder === undefined ? {} : { modelFolder }),
    }),
  );
  await engine.ready;
  const responses = await createResponseJudge();
  let count = 0;
  return {
    name: 'engine',
    async judge(sample) {
      if (sample.response !== undefined) return responses.judge(sample.response);
      // Everybody comes from an address of their own: what one sample did must not be held against the next.
      const address = toAddress(count++);
      const { exchange, arrive } = toInProcessExchange(toPlain(toRequest(sample)), address);
      const started = performance.now();
      const pending = engine.inspect(exchange);
      arrive();
      const verdict = await pending;
      const micros = (performance.now() - started) * 1000;
      exchange.message.resume();
      return { blocked: verdict.action === 'block', findings: verdict.findings.map(toJudged), micros };
    },
    close: async () => {
      await Promise.all([engine.close(), responses.close()]);
    },
  };
}

function toPlain({ method, target, headers, body }: WireRequest): PlainRequest {
  return { method, target, rawHeaders: Object.entries(headers).flat(), body: Buffer.from(body) };
}

/** Results must not depend on the programs of this machine: the engine's reference list stands alone. */
function withoutPath(create: () => Engine): Engine {
  const { PATH } = process.env;
  process.env.PATH = '';
  try {
    return create();
  } finally {
    process.env.PATH = PATH;
  }
}

function toAddress(count: number): string {
  return `11.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`;
}

function toJudged(finding: Finding): Judged {
  const { start, end, context, explanation, certainty } = finding.detection;
  return {
    check: finding.check,
    certainty: finding.mode === 3 ? 'unsure' : certainty,
    location: finding.location,
    path: finding.path,
    steps: finding.steps,
    payload: finding.payload,
    span: finding.payload.slice(start, end),
    context,
    explanation,
  };
}
