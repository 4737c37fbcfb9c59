import { type Block, sendBlock } from '@rasp/core/adapter';
import type { KoaContext } from './to-exchange.js';

/** Answers through the context, so that the middleware around us sees (and logs, and counts) what the client gets. */
export function applyBlock(context: KoaContext, block: Block): void {
  if (context.headerSent) {
    context.respond = false;
    sendBlock(context.res, block);
    return;
  }
  context.status = block.status;
  context.body = block.body;
  context.set({ ...block.headers });
}
