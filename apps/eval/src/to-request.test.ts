import { describe, expect, it } from 'vitest';
import { SOURCES, type Source } from '../../../packages/core/src/values/value.js';
import { createEngineJudge } from './judges/engine-judge.js';
import { requestValues } from './judges/request-values.js';
import type { Sample } from './sample.js';
import { toRequest } from './to-request.js';

function sample(text: string, location?: Source): Sample {
  const place = location === undefined ? {} : { location };
  return {
    id: `id/${text.length}`,
    corpus: 'generated',
    source: 's',
    unit: 'u',
    family: 'sqli',
    attack: true,
    text,
    ...place,
  };
}

function arrivesAs(text: string, location: Source): readonly string[] {
  const values = requestValues(toRequest(sample(text, location)));
  return values.filter(({ source }) => source === location).map((value) => value.text);
}

/** As browsers and cookie libraries write them; nobody decodes these before the application does. */
const WRITTEN: Partial<Record<Source, (text: string) => string>> = {
  cookies: encodeURIComponent,
  file_names: (text) => text.replaceAll('"', '%22'),
};

const PLACES = SOURCES.filter((source) => source !== 'headers_names');

describe('a text put into a request', () => {
  it.each(PLACES)('arrives as %s', (place) => {
    for (const text of ["1' or 1=1 -- x", 'a&b=c;d%20+"e"', '<b>é</b>']) {
      expect(arrivesAs(text, place)).toContain(WRITTEN[place]?.(text) ?? text);
    }
  });

  it('goes into the query where no header can carry it', () => {
    expect(toRequest(sample('a\r\nb', 'user_agent')).target).toBe('/search?q=a%0D%0Ab');
  });

  it('goes into a body when a query would be longer than anybody sends', () => {
    expect(toRequest(sample('x'.repeat(4_000))).method).toBe('POST');
  });

  it('always goes to the same place', () => {
    expect(toRequest(sample('abc'))).toEqual(toRequest(sample('abc')));
  });
});

describe('the whole engine, asked in this process', () => {
  it('sees heads and bodies, and holds nothing against the next sample', async () => {
    const judge = await createEngineJudge();
    const attack = "1' union select password from users--";
    for (const place of ['qs_values', 'post_values', 'json_values', 'cookies', 'file_names'] as const) {
      expect([place, (await judge.judge(sample(attack, place)))?.blocked]).toEqual([place, true]);
      expect([place, (await judge.judge(sample('a blue hat', place)))?.blocked]).toEqual([place, false]);
    }
    await judge.close();
  });
});
