import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { readScript } from './javascript-reader.js';
import { BRACKET_LEVELS } from './script-state.js';

function accepts(source: string): boolean {
  const reading = readScript(source, { from: 0, end: source.length, after: 'nothing' });
  return reading.error < 0 && reading.open === 0 && !reading.dangling;
}

function compiles(source: string): boolean {
  try {
    new Script(source);
    return true;
  } catch {
    return false;
  }
}

/** Compared with the real engine: an error that is none would let an attack pass. */
const VALID = [
  ...['alert(1)', 'alert`1`', 'x=1', 'var a=1,b;', 'if(a){b()}else c()', 'for(var i=0;i<3;i++){f(i)}', 'for(;;)x'],
  ...[
    'for(x of [1,2])f()',
    'for(x in y);',
    'function f(a,b){return a+b}',
    '(function(){alert(1)})()',
    '!function(){}()',
  ],
  ...['x=>{y()}', '(a,b)=>a', '()=>1', 'async()=>{await x}', 'onerror=alert;throw 1', 'a?.b?.(c)', 'a??b', 'a?b:c'],
  ...[
    '({a:1,b(){},get c(){return 1},["d"]:2})',
    'class A{static{alert(1)}}',
    'class A extends B{constructor(){super()}}',
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a script's text
  ...['`a${b}c${`d${e}`}`', '/re/g.exec(x)', 'a/b/c', 'x=/[/]/.source', 'a\nb', 'try{x}catch(e){y}finally{z}'],
  ...['switch(a){case 1:b();break;default:c()}', 'do x();while(0)', 'l:f(1)', 'with(d)f(1)', '[a,b]=[c,d]', '({a}=b)'],
  ...['a||=b', 'a**b', 'a>>>=1', 'a<!--b', '\\u0061lert(1)', '\\u{61}lert(1)', '1..toString()', '.5', '1e3', '1_000n'],
  ...['f(...x)', 'f(a,)', '[,,a]', 'function*g(){yield 1}', 'const {a,b:[c]}=d', '({class:1})', 'new X', 'a\n`b`'],
  ...['x={async f(){},*g(){},async*h(){},set z(v){}}', 'if(1)/re/.test(x)', 'x\u2028y', '{}alert(1)', '-->x'],
];
const INVALID = [
  ...['a b', '127mm', "'a' 'b'", '(a', 'a)', 'a]', '{a', '(a;b)', 'a,,b', 'a+*b', '(){}', "'a'=1", 'f(a b)', '[a b]'],
  ...[
    'else x y',
    'in b',
    'if a',
    '%61',
    '@x',
    '/a',
    '"a\nb"',
    '‘a’',
    'a“b',
    '()',
    'a..b',
    'f(){',
    '\\u006',
    'a?.b`c`d e',
  ],
];

describe('the script reader', () => {
  it.each(VALID)('reads %j, as the engine does', (source) => {
    expect(compiles(source)).toBe(true);
    expect(accepts(source)).toBe(true);
  });

  it.each(INVALID)('refuses %j, as the engine does', (source) => {
    expect(compiles(source)).toBe(false);
    expect(accepts(source)).toBe(false);
  });

  it('reads the compiled sources of this very package', () => {
    const source = readScript.toString();
    expect(accepts(source)).toBe(true);
  });

  it('follows brackets as deep as its bound', () => {
    const nest = (levels: number): string => `${'('.repeat(levels)}a${')'.repeat(levels)}`;
    expect(accepts(nest(BRACKET_LEVELS))).toBe(true);
    expect(accepts(nest(BRACKET_LEVELS + 1))).toBe(false);
  });

  it.each([
    ['a', -1],
    ['a + b', -1],
    ['a; b(1)', 4],
    ['a`b`', 1],
    ['throw a', 0],
    ['new A', 0],
    ['import("a")', 0],
    ['import.meta', -1],
    ['if (a) b', -1],
    ['function f(a) {}', -1],
    ['"a"(b)', -1],
  ])('finds the first action of %j at %i', (source, offset) => {
    expect(readScript(source, { from: 0, end: source.length, after: 'nothing' }).action).toBe(offset);
  });
});
