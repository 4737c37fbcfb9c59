import { describe, expect, it } from 'vitest';
import { checkMeaning, expectMostToWork } from '../executed-share.js';
import { createNodeExecutor } from './execution/node-executor.js';
import { TEMPLATE_GENERATORS } from './generators/index.js';
import { TEMPLATE_MUTATORS } from './mutators/index.js';

const harmless = { origin: 'test', mutations: [], family: 'template', text: 'Dear anna, 7*7 and {this}' } as const;

const engines = ['ejs', 'eta', 'nunjucks', 'pug', 'dot', 'handlebars', 'liquid', 'velocity'];

// Jinja2 runs in `execute` where Python has it: nobody needs Python for the tests.
describe('template injections in engines of npm', () => {
  const executor = createNodeExecutor();

  it('evaluates no harmless text, most of what the generators write, and most of that rewritten', async () => {
    expect(await executor.missing()).toBeUndefined();
    await executor.start();
    try {
      for (const dialect of engines) {
        expect(await executor.run({ ...harmless, position: { dialect } })).toMatchObject({ works: false });
      }
      await expectMostToWork({ generators: TEMPLATE_GENERATORS, executor, count: 12, share: 0.6 });
      const { share, report } = await checkMeaning({
        generators: TEMPLATE_GENERATORS,
        mutators: TEMPLATE_MUTATORS,
        executor,
      });
      expect(share, report).toBeGreaterThan(0.85);
    } finally {
      await executor.stop();
    }
  }, 120_000);
});
