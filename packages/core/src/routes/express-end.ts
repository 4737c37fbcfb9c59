import type { IncomingMessage } from 'node:http';
import type { Message, Reply } from '../request/request.js';
import { type ExpressApplication, type ExpressLayer, stackOf } from './express-stack.js';

/** Shared with other copies of this module (ESM beside CommonJS), so that two of them do not take turns. */
const END = Symbol.for('rasp.express-end');
const FELL_THROUGH = Symbol.for('rasp.fell-through');

/** An application that adds routes all the time would gather layers of ours. */
const MAX_ENDS = 100;

type Marked = (Message | IncomingMessage) & { [FELL_THROUGH]?: true };

/** Notes that nothing of the application answers a request. */
export function markFallenThrough(message: Message | IncomingMessage): void {
  (message as Marked)[FELL_THROUGH] = true;
}

/** Whether nothing of the application answered. */
export function isFallenThrough(message: Message): boolean {
  return (message as Marked)[FELL_THROUGH] === true;
}

/**
 * Sees to it that the last layer of an application's router is ours: a request that reaches it without an error was
 * answered by nobody. Layers are only added, never moved: a request on its way counts them. Of a mounted application
 * it is the outermost one that counts. Asked with every request; costs a comparison once the layer is there.
 */
export function watchExpressEnd(app: ExpressApplication): void {
  const root = rootOf(app);
  const stack = stackOf(root);
  if (isEnd(stack.at(-1))) return;
  if (stack.filter(isEnd).length < MAX_ENDS) root.use(createEnd(root));
}

function rootOf(app: ExpressApplication): ExpressApplication {
  let root = app;
  for (let depth = 0; depth < MAX_ENDS && root.parent !== undefined; depth++) root = root.parent as ExpressApplication;
  return root;
}

function isEnd(layer: ExpressLayer | undefined): boolean {
  return (layer?.handle as { [END]?: true } | undefined)?.[END] === true;
}

function createEnd(app: ExpressApplication): unknown {
  const raspEnd = (request: IncomingMessage, _reply: unknown, next: () => void): void => {
    // A layer of ours that others were added behind says nothing any more.
    if (stackOf(app).at(-1)?.handle === raspEnd) markFallenThrough(request);
    next();
  };
  return Object.assign(raspEnd, { [END]: true as const });
}

/** finalhandler, which Express ends with, overwrites whatever policy the application has set. */
const FINAL_POLICY = "default-src 'none'";

/** Whether an answer is that of Express itself to a request that nobody answered. */
export function isExpressEnd(message: Message, reply: Reply): boolean {
  return isFallenThrough(message) && reply.getHeader('content-security-policy') === FINAL_POLICY;
}
