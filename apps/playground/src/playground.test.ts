import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announce } from './announce.js';
import { ATTACKS } from './attacks.js';
import { FRAMEWORK_NAMES } from './frameworks/names.js';
import type { Shot } from './front/fire.js';
import { send } from './front/send.js';
import { type Pair, type Playground, startPlayground } from './playground.js';
import { SLOTS } from './slots.js';

let playground: Playground;
beforeAll(async () => {
  playground = await startPlayground({ frameworks: FRAMEWORK_NAMES, port: 0, blacklist: false });
});
afterAll(() => playground.close());

const pairOf = (name: string): Pair => {
  const pair = playground.pairs.find(({ framework }) => framework === name);
  if (pair === undefined) throw new Error(`${name} was not started`);
  return pair;
};

async function fire(framework: string, slot: string, payload: string) {
  const body = JSON.stringify({ framework, slot, payload });
  const response = await fetch(`${playground.url}api/fire`, { method: 'POST', body });
  return { status: response.status, ...((await response.json()) as Shot) };
}

describe.each(FRAMEWORK_NAMES)('the shop on %s', (name) => {
  it.each(ATTACKS)('bare, falls to: $id', async ({ slot, payload, proof }) => {
    const { body } = await send(pairOf(name).bare, SLOTS[slot].build(payload));
    expect(body).toContain(proof);
  });

  it.each(ATTACKS)('protected, stops: $id, if there is a module for it', async ({ slot, payload, proof, check }) => {
    const { guarded } = pairOf(name);
    const isMissing = pairOf(name).rasp.status().missing.includes(check);
    const { status, body } = await send(guarded, SLOTS[slot].build(payload));
    if (isMissing) expect(body).toContain(proof);
    else expect({ status, leaks: body.includes(proof) }).toEqual({ status: 403, leaks: false });
  });

  it.each(ATTACKS.filter(({ harmless }) => harmless !== ''))('serves the honest visitor of: $id', async (attack) => {
    const { bare, guarded } = pairOf(name);
    const request = SLOTS[attack.slot].build(attack.harmless);
    const [open, checked] = [await send(bare, request), await send(guarded, request)];
    expect(open.status).toBe(attack.id === 'sql-login' ? 401 : 200);
    expect(open.body).not.toContain(attack.proof);
    expect(checked).toEqual(open);
  });

  it.each(Object.keys(SLOTS))('takes any text in: %s', async (slot) => {
    for (const payload of ['', 'tea', 'ä ⊕ \ud800', 'a"b\r\nc', '\0']) {
      const shot = await fire(name, slot, payload);
      expect(shot.status).toBe(200);
      expect(shot.bare.status).toBeGreaterThanOrEqual(200);
      expect(shot.bare.leaked).toBe(slot === 'receipt' && payload === '');
    }
  });

  it.each(ATTACKS)('tells check, place and reason of what it blocked: $id', async ({ slot, payload, check }) => {
    const { guarded } = await fire(name, slot, payload);
    if (pairOf(name).rasp.status().missing.includes(check)) return expect(guarded.event).toBeUndefined();
    expect(guarded.event).toMatchObject({ type: check, location: SLOTS[slot].location, action: 'blocked' });
    expect(guarded.event?.explanation).toMatch(/\S/);
  });

  it('says so where a module is not there yet', async () => {
    const { missing } = pairOf(name).rasp.status();
    for (const { slot, payload, check } of ATTACKS.filter((attack) => missing.includes(attack.check))) {
      const { guarded } = await fire(name, slot, payload);
      expect({ check, outcome: guarded.outcome }).toEqual({ check, outcome: 'unprotected' });
    }
  });

  it('bans nobody', async () => {
    for (const { slot, payload } of ATTACKS) await fire(name, slot, payload);
    expect(await pairOf(name).rasp.blacklist.list()).toEqual([]);
    expect((await send(pairOf(name).guarded, SLOTS.search.build('tea'))).status).toBe(200);
  });
});

describe('the front page', () => {
  it('asks for a framework and a slot that there are', async () => {
    expect((await fire('rails', 'search', 'x')).status).toBe(400);
    expect((await fire('koa', 'toString', 'x')).status).toBe(400);
  });

  it('refuses what is no question', async () => {
    for (const body of ['', '{', 'null', '"x"', 'x'.repeat(30_000)]) {
      expect((await fetch(`${playground.url}api/fire`, { method: 'POST', body })).status).toBe(400);
    }
  });

  it('serves its own files and no others', async () => {
    for (const path of ['', 'app.js', 'style.css']) expect((await fetch(playground.url + path)).status).toBe(200);
    for (const path of ['..%2fpackage.json', 'package.json', '%2e%2e%2fsrc/main.ts']) {
      expect((await fetch(playground.url + path)).status).toBe(404);
    }
  });
});

describe('the start', () => {
  it('prints every address, and three lines to paste', () => {
    const text = announce(playground);
    for (const { bare, guarded } of playground.pairs) expect(text).toContain(`${bare}/  ${guarded}/`);
    expect(text).toContain(playground.url);
    expect(text.match(/^ {2}curl .*$/gm)).toHaveLength(3);
  });

  it('prints lines whose attacks work on one side only', async () => {
    const lines = announce(playground).match(/^ {2}curl .*$/gm) ?? [];
    const answers = await Promise.all(
      lines.flatMap((line) =>
        [...line.matchAll(/'(http[^']*)'/g)].map(async ([, url]) => (await fetch(url ?? '')).status),
      ),
    );
    expect(answers).toEqual([200, 200, 200, 403, 200, 403]);
  });
});

describe('with --blacklist', () => {
  it('bans who attacks, until forgiven', async () => {
    const strict = await startPlayground({ frameworks: ['koa'], port: 0, blacklist: true });
    const visit = async () => (await send(strict.pairs[0]?.guarded ?? '', SLOTS.search.build('tea'))).status;
    try {
      expect(await visit()).toBe(200);
      await send(strict.pairs[0]?.guarded ?? '', SLOTS.search.build("' UNION SELECT 1, 2, 3 --"));
      expect(await visit()).toBe(403);
      await fetch(`${strict.url}api/forgive`, { method: 'POST' });
      expect(await visit()).toBe(200);
    } finally {
      await strict.close();
    }
  });
});
