import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../packages/core/src/checks/index.js';
import { readFixtures } from './fixtures.js';
import { createGrammarJudge } from './judges/grammar-judge.js';
import type { Sample } from './sample.js';

const fixtures = readFixtures();
const judge = createGrammarJudge(CHECKS);

function blockingChecks(text: string): string[] {
  const sample: Sample = {
    id: text,
    corpus: 'texts',
    source: '',
    unit: '',
    family: 'benign',
    attack: false,
    text,
    location: 'json_values',
  };
  const judgement = judge.judge(sample);
  if (judgement === undefined || judgement instanceof Promise) throw new Error('grammars answer at once');
  return judgement.findings.filter(({ certainty }) => certainty === 'certain').map(({ check }) => check);
}

describe('the committed fixtures', () => {
  it('belong to checks that exist', () => {
    const ids = CHECKS.map(({ id }) => id);
    for (const { check } of fixtures) expect(ids).toContain(check);
  });

  for (const { check, attacks, benign } of fixtures) {
    it(`${check}: every attack is found by its check`, () => {
      expect(attacks.filter((text) => !blockingChecks(text).includes(check))).toEqual([]);
    });

    it(`${check}: its check passes what is benign`, () => {
      expect(benign.filter((text) => blockingChecks(text).includes(check))).toEqual([]);
    });
  }
});
