import type { Executor } from '../../attack.js';
import { type GuardedProcess, startGuardedProcess } from '../../code/execution/guarded-process.js';
import { undoEncodings } from '../../encodings.js';

const ENGINES = new Set(['ejs', 'eta', 'nunjucks', 'pug', 'dot', 'handlebars', 'liquid', 'velocity']);

/** Renders texts as templates with the engines of the npm registry. */
export function createNodeExecutor(): Executor {
  let guarded: GuardedProcess | undefined;
  return {
    family: 'template',
    name: 'engines of npm',
    missing: async () => undefined,
    async start() {
      guarded = await startGuardedProcess();
    },
    async stop() {
      guarded?.stop();
      guarded = undefined;
    },
    accepts: ({ position }) => ENGINES.has(position.dialect ?? ''),
    async run(attack) {
      if (guarded === undefined) throw new Error('the guarded process is not started');
      const engine = attack.position.dialect ?? '';
      const text = undoEncodings(attack);
      const answer = await guarded.run({ engine, text });
      if (answer === undefined) return { works: true, how: `${engine}: never came back` };
      const { marks, output, error } = answer;
      if (marks.length > 0) return { works: true, how: `${engine}: ${[...new Set(marks)].slice(0, 4).join(', ')}` };
      return isEvaluated(engine, text, output)
        ? { works: true, how: `${engine}: wrote ${JSON.stringify(output.slice(0, 60))}` }
        : { works: false, how: `${engine}: nothing happened: ${error}` };
    },
  };
}

/** Something came out that did not stand there: pug turns every text into elements, so it has to be a number at least. */
export function isEvaluated(engine: string, text: string, output: string): boolean {
  if (output.trim() === '' || output.includes(text.trim())) return false;
  const words = engine === 'pug' ? (output.match(/\d+/g) ?? []) : (output.match(/[\w.]+/g) ?? []);
  return words.some((word) => !text.includes(word)) || output.length > text.length * 4;
}
