import { sendBlock, type Verdict } from '@rasp/core/adapter';
import type { FastifyReply } from 'fastify';

/** Answers a blocked request through the reply, so that `onSend` and `onResponse` hooks see it, or lets it go on. */
export function applyVerdict(verdict: Verdict, reply: FastifyReply, done: () => void): void {
  if (verdict.action !== 'block') {
    done();
  } else if (reply.raw.headersSent) {
    reply.hijack();
    sendBlock(reply.raw, verdict);
  } else {
    void reply.code(verdict.status).headers(verdict.headers).send(verdict.body);
  }
}
