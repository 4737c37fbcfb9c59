import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attack } from '../attack.js';
import { checkMeaning, expectMostToWork } from '../executed-share.js';
import { createShellExecutor } from './execution/shell-executor.js';
import { COMMAND_GENERATORS } from './generators/index.js';
import { COMMAND_MUTATORS } from './mutators/index.js';

const executor = createShellExecutor();
const text = (text: string, context: string): Attack => ({
  family: 'command',
  text,
  position: { context, dialect: 'posix' },
  origin: 'test',
  mutations: [],
});

describe('command injections in dash and bash', () => {
  beforeAll(async () => {
    expect(await executor.missing()).toBeUndefined();
    await executor.start();
  });
  afterAll(() => executor.stop());

  it.each([
    ['127.0.0.1', 'argument', false],
    ['127.0.0.1;id', 'argument', true],
    ['127.0.0.1;id', 'argument-double-quoted', false],
    ['127.0.0.1;id', 'argument-single-quoted', false],
    ['$(id)', 'argument-double-quoted', true],
    ['$(id)', 'argument-single-quoted', false],
    ['x || id', 'argument', true],
    ['x & id &', 'argument', true],
    ["a b (c) it's", 'argument-double-quoted', false],
    ['x;echo y>/tmp/z', 'argument', true],
    ['x;while :;do :;done', 'argument', false],
    ['x;/b?n/c?t /etc/passwd', 'argument', true],
  ])('%j as %s: %s', async (attack, context, works) => {
    expect(await executor.run(text(attack, context))).toMatchObject({ works });
  });

  it('shows nothing of the host', async () => {
    const { how } = await executor.run(text('x;cat /etc/passwd', 'argument'));
    expect(how).toContain('ran cat');
    expect((await executor.run(text('x;read l < /etc/passwd; echo $l', 'argument'))).how).toContain('decoy');
  });

  it('runs most of what the generators write', async () => {
    await expectMostToWork({ generators: COMMAND_GENERATORS, executor, count: 8, share: 0.9 });
  }, 120_000);

  it('still runs after being rewritten', async () => {
    const { share, report } = await checkMeaning({
      generators: COMMAND_GENERATORS,
      mutators: COMMAND_MUTATORS,
      executor,
    });
    expect(share, report).toBeGreaterThan(0.9);
  }, 120_000);
});
