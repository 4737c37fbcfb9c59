import { describe, expect, it } from 'vitest';
import type { Attack } from '../attacks/attack.js';
import type { Judge, Judgement } from '../judges/judge.js';
import { createOpponent } from './opponent.js';

const attack: Attack = { family: 'sqli', text: 'x', position: {}, origin: 'test', mutations: [] };

function judge(judgement: Partial<Judgement>): Judge {
  return { name: 'test', judge: () => ({ blocked: false, findings: [], ...judgement }), close() {} };
}

function suspicion(whole: Partial<Judgement>, beyond?: number): Promise<number> {
  const scores = beyond === undefined ? undefined : judge({ beyond });
  return createOpponent({ guide: judge({}), whole: judge(whole), scores, executors: [] }).suspicion(attack);
}

describe('an adversary who reads the scores', () => {
  it('sees which of two attacks that the model blocks is the less loud', async () => {
    expect(await suspicion({ blocked: true }, 0.5)).toBeLessThan(await suspicion({ blocked: true }, 2));
  });

  it('is through where the whole engine lets it pass, whatever the score', async () => {
    expect(await suspicion({ blocked: false }, -1)).toBe(0);
  });

  it('never takes silence of the model for a pass', async () => {
    expect(await suspicion({ blocked: true }, Number.NEGATIVE_INFINITY)).toBeGreaterThan(0);
  });
});

describe('what nothing here can run', () => {
  const { execute } = createOpponent({ guide: judge({}), whole: judge({}), executors: [] });
  const numeric: Attack = { ...attack, position: { context: 'numeric', dialect: 'oracle' } };
  const base64 = { ...numeric, text: Buffer.from('-- x').toString('base64'), mutations: ['encode-base64'] };

  it('does nothing once it is a bare comment', async () => {
    expect(await execute({ ...numeric, text: '/**/-- ' })).toMatchObject({ works: false });
    expect(await execute(base64)).toMatchObject({ works: false });
  });

  it('counts while it has anything else, and where the comment cuts a string off', async () => {
    expect(await execute({ ...numeric, text: '1-- ' })).toBeUndefined();
    expect(
      await execute({ ...attack, position: { context: 'string', dialect: 'oracle' }, text: "'-- " }),
    ).toBeUndefined();
  });
});
