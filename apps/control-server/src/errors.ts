import type { FastifyError, FastifyInstance } from 'fastify';
import { Refusal } from './refusal.js';

/** Every error in the shape that pyrasp's code reads; what is our own fault is told to nobody but the console. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Refusal>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) console.error(`[!] ${error.stack ?? error.message}`);
    return reply.code(status).send(toBody(status >= 500 ? 'this server has failed' : error.message, error));
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(toBody('there is nothing here')));
}

function toBody(message: string, error?: Error) {
  const faults = error instanceof Refusal && error.faults.length > 0 ? { faults: error.faults } : {};
  return { status: false, message, data: {}, ...faults };
}
