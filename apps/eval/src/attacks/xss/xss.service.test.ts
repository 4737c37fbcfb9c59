import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attack } from '../attack.js';
import { checkMeaning, expectMostToWork } from '../executed-share.js';
import { CONTEXTS } from './context.js';
import { createBrowserExecutor } from './execution/browser-executor.js';
import { XSS_GENERATORS } from './generators/index.js';
import { XSS_MUTATORS } from './mutators/index.js';

const executor = createBrowserExecutor();
const text = (text: string, context: string): Attack => ({
  family: 'xss',
  text,
  position: { context },
  origin: 'test',
  mutations: [],
});

describe('script injections in Chromium', () => {
  beforeAll(async () => {
    expect(await executor.missing()).toBeUndefined();
    await executor.start();
  });
  afterAll(() => executor.stop());

  it('takes no harmless text for one, in any context', async () => {
    const harmless = [...CONTEXTS.keys()].map((name) => text(name === 'script-number' ? '42' : 'red shoes', name));
    const executions = await Promise.all(harmless.map((one) => executor.run(one)));
    expect(executions.filter(({ works }) => works)).toEqual([]);
  }, 60_000);

  it('tells a script that runs from one that is only text', async () => {
    const cases = [
      ['<svg onload=alert(1)>', 'data', true],
      ['&lt;svg onload=alert(1)&gt;', 'data', false],
      ['<b onclick=alert(1)>x', 'data', true],
      ['<b onnothing=alert(1)>x', 'data', false],
      ['javascript:alert(1)', 'href', true],
      ['https://example.com/alert(1)', 'href', false],
      ["';alert(1)//", 'script-string-single', true],
      ['";alert(1)//', 'script-string-single', false],
      ['<script>top.alert(1)</script>', 'data', true],
    ] as const;
    const executions = await Promise.all(cases.map(([attack, context]) => executor.run(text(attack, context))));
    expect(executions.map(({ works }, index) => [cases[index]?.[0], works])).toEqual(
      cases.map(([attack, , works]) => [attack, works]),
    );
  }, 120_000);

  it('takes one that never ends for nothing, and its neighbour for what it is', async () => {
    const pages = ['<script>for(;;);</script>', '<svg onload=alert(1)>'].map((attack) => text(attack, 'data'));
    const executions = await Promise.all(pages.map((one) => executor.run(one)));
    expect(executions.map(({ works }) => works)).toEqual([false, true]);
  }, 120_000);

  it('runs most of what the generators write', async () => {
    await expectMostToWork({ generators: XSS_GENERATORS, executor, count: 4, share: 0.7 });
  }, 300_000);

  it('still runs after being rewritten', async () => {
    const { share, report } = await checkMeaning({ generators: XSS_GENERATORS, mutators: XSS_MUTATORS, executor });
    expect(share, report).toBeGreaterThan(0.85);
  }, 300_000);
});
