import { expect, it } from 'vitest';
import { GatheredFields } from './gathered-fields.js';
import type { BodyReading } from './request/body-reading.js';

const field = (text: string): BodyReading => ({ kind: 'field', name: 'a', text });
const FILE: BodyReading = { kind: 'file', name: 'b', fileName: 'c.png', head: '' };

it('gives the fields that came one after the other when the application acts on them', () => {
  const fields = new GatheredFields();
  expect(fields.take([field('1'), FILE], false)).toEqual([]);
  expect(fields.take([field('2')], true)).toEqual([field('1'), field('2')]);
});

it('gives them once, and again with what comes behind a file', () => {
  const fields = new GatheredFields();
  expect(fields.take([field('1')], true)).toEqual([field('1')]);
  expect(fields.take([], true)).toEqual([]);
  expect(fields.take([field('2')], true)).toEqual([field('1'), field('2')]);
});
