import { createContext, Script } from 'node:vm';
import type { Attack, Execution, Executor } from '../../attack.js';
import { undoEncodings } from '../../encodings.js';
import { NAIVE_APPLICATION } from './naive-application.js';

const TIME_LIMIT_MS = 1_000;
/** Contexts that no code here reads (YAML, TOML, XML, JSON in strings) stay unexecuted. */
const UNREAD: readonly (string | undefined)[] = ['stored'];
const application = new Script(NAIVE_APPLICATION);

/** A realm of its own for every attack: what it pollutes is thrown away with it. */
const realm: Executor = {
  family: 'prototype',
  name: 'realm',
  missing: async () => undefined,
  async start() {},
  async stop() {},
  accepts: ({ position }) => !UNREAD.includes(position.context),
  async run(attack: Attack) {
    return pollute(undoEncodings(attack), attack.position.context ?? 'body');
  },
};

export const PROTOTYPE_EXECUTORS: readonly Executor[] = [realm];

/** Counts when Object.prototype of that realm really has a property more, or another value of one that it had. */
function pollute(text: string, context: string): Execution {
  const context_ = createContext(Object.create(null));
  try {
    application.runInContext(context_);
    context_.text = text;
    context_.context = context;
    const changed = String(new Script('run(context, text)').runInContext(context_, { timeout: TIME_LIMIT_MS }));
    if (changed === '') return { works: false, how: 'Object.prototype is as it was' };
    return { works: true, how: `Object.prototype changed: ${changed.slice(0, 60)}` };
  } catch (error) {
    return { works: false, how: `nothing takes it: ${String(error).slice(0, 80)}` };
  }
}
