import { describe, expect, it } from 'vitest';
import { checkMeaning, expectMostToWork } from '../executed-share.js';
import { createJinjaExecutor } from './execution/jinja-executor.js';
import { createNodeExecutor } from './execution/node-executor.js';
import { TEMPLATE_GENERATORS } from './generators/index.js';
import { TEMPLATE_MUTATORS } from './mutators/index.js';

const harmless = { origin: 'test', mutations: [], family: 'template', text: 'Dear anna, 7*7 and {this}' } as const;

describe.each([
  ['engines of npm', createNodeExecutor, ['ejs', 'eta', 'nunjucks', 'pug', 'dot', 'handlebars', 'liquid', 'velocity']],
  ['jinja2', createJinjaExecutor, ['jinja2']],
])('template injections in %s', (_, createExecutor, engines) => {
  const executor = createExecutor();

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
