import { describe, expect, it } from 'vitest';
import { describeFault } from './fault.js';
import { DEPTH_LIMIT, readJsonText, TEXT_LIMIT_CHARACTERS } from './json-text.js';

function faultsOf(source: string): string[] {
  const reading = readJsonText(source);
  return 'faults' in reading ? reading.faults.map(describeFault) : [];
}

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

describe('the text of a configuration', () => {
  it('may hold comments, trailing commas and a byte order mark', () => {
    expect(readJsonText('\uFEFF{ // one\n "a": [1, "x", null, true,], /* two */ "b": {"c": -1.5e3} }')).toEqual({
      value: { a: [1, 'x', null, true], b: { c: -1500 } },
    });
  });

  it.each([
    ['', 'JSON: value expected in line 1, column 1'],
    ['{"a": 1', 'JSON: close brace expected in line 1, column 8'],
    ['{\n"a" 1}', 'JSON: colon expected in line 2, column 5'],
    ['{"a": 1} x', 'JSON: invalid symbol in line 1, column 10'],
  ])('is refused with the place of its fault: %j', (source, fault) => {
    expect(faultsOf(source)).toContain(fault);
  });

  it('says so when a key is given twice', () => {
    expect(faultsOf('{"a": 1,\n "a": 2}')).toEqual(['a: to be given once; again in line 2, column 2']);
  });

  it('holds __proto__ as a key like any other', () => {
    const reading = readJsonText('{"__proto__": {"polluted": 1}}');
    const value = 'value' in reading ? reading.value : undefined;
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('is bounded in depth and length', () => {
    expect(faultsOf(nested(DEPTH_LIMIT))).toEqual([]);
    expect(faultsOf(nested(DEPTH_LIMIT + 1))).toEqual([`at most ${DEPTH_LIMIT} levels of nesting`]);
    expect(faultsOf('['.repeat(1_000_000))).toEqual([`at most ${DEPTH_LIMIT} levels of nesting`]);
    expect(faultsOf(`1${' '.repeat(TEXT_LIMIT_CHARACTERS - 1)}`)).toEqual([]);
    expect(faultsOf(`1${' '.repeat(TEXT_LIMIT_CHARACTERS)}`)).toHaveLength(1);
  });
});
