import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BREAKAGES } from './breakages.js';

const ROOT = new URL('../../../', import.meta.url);

describe('breakages', () => {
  it.each(BREAKAGES.map((breakage) => [breakage.file, breakage.turnsRed, breakage]))(
    '%s: %s',
    (_file, _name, breakage) => {
      const source = readFileSync(new URL(breakage.file, ROOT), 'utf8');
      expect(source.split(breakage.find)).toHaveLength(2);
      expect(breakage.replace).not.toBe(breakage.find);
    },
  );
});
