import type { Executor } from '../../attack.js';
import { undoEncodings } from '../../encodings.js';
import { type GuardedProcess, startGuardedProcess } from './guarded-process.js';

/** Evaluates server-side JavaScript where an application would. Other languages do not run here. */
export function createJavascriptExecutor(): Executor {
  let guarded: GuardedProcess | undefined;
  return {
    family: 'code',
    name: 'node',
    missing: async () => undefined,
    async start() {
      guarded = await startGuardedProcess();
    },
    async stop() {
      guarded?.stop();
      guarded = undefined;
    },
    accepts: ({ position }) => position.dialect === 'javascript',
    async run(attack) {
      if (guarded === undefined) throw new Error('the guarded process is not started');
      const { context = '' } = attack.position;
      const answer = await guarded.run({ engine: context, text: undoEncodings(attack) });
      if (answer === undefined) return { works: true, how: `node, ${context}: never came back` };
      const { marks, error } = answer;
      return marks.length > 0
        ? { works: true, how: `node, ${context}: ${[...new Set(marks)].slice(0, 4).join(', ')}` }
        : { works: false, how: `node, ${context}: nothing happened: ${error}` };
    },
  };
}
