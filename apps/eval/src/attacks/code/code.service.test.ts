import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attack } from '../attack.js';
import { checkMeaning, expectMostToWork } from '../executed-share.js';
import { createJavascriptExecutor } from './execution/javascript-executor.js';
import { CODE_GENERATORS } from './generators/index.js';
import { CODE_MUTATORS } from './mutators/index.js';

const executor = createJavascriptExecutor();
const text = (text: string, context: string): Attack => ({
  family: 'code',
  text,
  position: { context, dialect: 'javascript' },
  origin: 'test',
  mutations: [],
});

describe('code injections in a guarded Node', () => {
  beforeAll(() => executor.start());
  afterAll(() => executor.stop());

  it.each([
    ['1+1', 'expression', false],
    ["require('child_process').execSync('id')", 'expression', true],
    ["require('fs').readFileSync('/etc/passwd')", 'function-body', true],
    ['process.exit()', 'expression', true],
    ['while(1){}', 'expression', true],
    ['process.exit()', 'string-single', false],
    ["';process.exit();//", 'string-single', true],
    ["this.constructor.constructor('return process')().pid", 'vm-context', true],
    ['{"a":"_$$ND_FUNC$$_function(){require(\'child_process\').exec(\'id\')}()"}', 'node-serialize', true],
    ['{"a":"function(){}"}', 'node-serialize', false],
  ])('%j as %s: %s', async (attack, context, works) => {
    expect(await executor.run(text(attack, context))).toMatchObject({ works });
  });

  it('runs most of what the generators write', async () => {
    await expectMostToWork({ generators: CODE_GENERATORS, executor, count: 12, share: 0.85 });
  }, 120_000);

  it('still runs after being rewritten', async () => {
    const { share, report } = await checkMeaning({ generators: CODE_GENERATORS, mutators: CODE_MUTATORS, executor });
    expect(share, report).toBeGreaterThan(0.85);
  }, 120_000);
});
