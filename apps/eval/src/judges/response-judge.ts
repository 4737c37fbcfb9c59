import type { ServerResponse } from 'node:http';
import { toInProcessExchange } from '@rasp/core/testing';
import { createEngine } from '../../../../packages/core/src/adapter.js';
import type { SecurityEvent } from '../../../../packages/core/src/events/security-event.js';
import type { WireResponse } from '../sample.js';
import type { Judged, Judgement } from './judge.js';

const SILENT = { info() {}, warn() {}, error() {} };

/** Everything that `dlp` can look for. */
const EVERYTHING = {
  // All answers are asked for by one client at once.
  SECURITY_CHECKS: { dlp: 1, flood: 0 },
  DLP_PHONE_NUMBERS: true,
  DLP_CC_NUMBERS: true,
  DLP_PRIVATE_KEYS: true,
  DLP_HASHES: true,
  DLP_WINDOWS_CREDS: true,
  DLP_LINUX_CREDS: true,
  DLP_LOG_LEAKED_DATA: true,
} as const;

/** Judges answers as an application gives them: through the response that the engine guards. */
export interface ResponseJudge {
  judge(response: WireResponse): Promise<Judgement>;
  close(): Promise<void>;
}

export async function createResponseJudge(): Promise<ResponseJudge> {
  const engine = createEngine({ framework: 'evaluation', logger: SILENT, config: EVERYTHING });
  await engine.ready;
  let events: SecurityEvent[] = [];
  engine.on('attack', (event) => events.push(event));
  return {
    async judge({ status, headers, body }) {
      events = [];
      const { exchange, arrive } = toInProcessExchange(REQUEST, '192.0.2.1');
      const pending = engine.inspect(exchange);
      arrive();
      await pending;
      const started = performance.now();
      const reply = exchange.reply as ServerResponse;
      reply.writeHead(status, { ...headers });
      reply.end(body);
      const micros = (performance.now() - started) * 1000;
      return { blocked: events.some(({ action }) => action !== 'logged'), findings: events.map(toJudged), micros };
    },
    close: () => engine.close(),
  };
}

const REQUEST = { method: 'GET', target: '/', rawHeaders: ['Host', 'a'], body: Buffer.alloc(0) };

function toJudged({ type, location, path, steps, payload, explanation }: SecurityEvent): Judged {
  const context = 'the content of the answer';
  return { check: type, certainty: 'certain', location, path, steps, payload, span: payload, context, explanation };
}
