import { type Reply, sendBlock, type Verdict } from '@rasp/core/adapter';

/** What is used of the reply on platform-fastify. */
export interface FastifyReply {
  readonly raw: Reply;
  hijack(): unknown;
  getHeader(name: string): unknown;
  code(status: number): { headers(values: Readonly<Record<string, string>>): { send(body: string): unknown } };
}

/** Answers a blocked request on platform-express, or lets it go on. */
export function applyToExpress(verdict: Verdict, response: Reply, next: () => void): void {
  if (verdict.action === 'block') sendBlock(response, verdict);
  else next();
}

/** Answers a blocked request on platform-fastify through the reply, so that hooks see it, or lets it go on. */
export function applyToFastify(verdict: Verdict, reply: FastifyReply, done: () => void): void {
  if (verdict.action !== 'block') {
    done();
  } else if (reply.raw.headersSent) {
    reply.hijack();
    sendBlock(reply.raw, verdict);
  } else {
    reply.code(verdict.status).headers(verdict.headers).send(verdict.body);
  }
}
