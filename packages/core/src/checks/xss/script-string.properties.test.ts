import { Script } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findStringBreakout } from './script-string.js';

const name = fc.constantFrom('a', 'x1', '$', '_', 'of', 'get', 'async', 'static', 'from', 'é', '\\u0061b');

/** Scripts of most shapes that the language has; the real engine sorts out those that do not compile. */
const { statement } = fc.letrec<{ expression: string; statement: string }>((tie) => {
  const one = tie('expression');
  const step = tie('statement');
  const fill = (pattern: string): fc.Arbitrary<string> =>
    fc
      .tuple(fc.array(one, { minLength: 3, maxLength: 3 }), fc.array(step, { minLength: 2, maxLength: 2 }), name)
      .map(([expressions, statements, word]) => {
        let next = 0;
        let following = 0;
        return pattern
          .replaceAll('E', () => expressions[next++ % 3] as string)
          .replaceAll('S', () => statements[following++ % 2] as string)
          .replaceAll('N', () => word);
      });
  const atoms = ['1', '.5', '0x1f', '1e3', '1n', '`t`', '/r[/]g/g', '/x/.source', 'null', 'this', '[]', '({})', '"s"'];
  const expressions = [
    ...['E+E', '(E)', 'N(E)', 'N[E]', 'N.if', 'N?.b', 'typeof E', '!E', 'N=>E', '(a,b=E)=>{S}', 'function(){S}'],
    ...['function*g(a){yield E}', 'class{static N=1;m(){S}get delete(){return 1}}', '({a:E,[E]:1,if:2,b(){S},...E})'],
    ...['[E,,...E]', 'E?E:E', 'new N', 'new N(E)', 'N in E', 'E instanceof N', 'N=E', 'N||=E', 'N**=E', 'N++', '--N'],
    ...[
      'E / E',
      'E%E',
      'E>>>E',
      'E&&E',
      'E!==E',
      'E < E',
      'E,E',
      'async()=>{await E}',
      'void E',
      'N?.[E]?.(1)',
      '/*c*/E',
    ],
  ];
  const statements = [
    ...['if(E)S else S', 'for(let i=0;i<1;i++){S}', 'for(var k in E)S', 'for(const k of E)S', 'while(E){S break}', ';'],
    ...['do{S}while(E);', 'switch(E){case E:S break;default:S}', 'try{S}catch(e){S}finally{}', 'try{S}catch{}', '{S}'],
    ...['var a=E,b;', 'function h(a,{b},...c){return E}', 'l:S', 'throw E;', 'with(E)S', 'debugger;', 'E\nE;', 'E;'],
    ...['class K extends N{constructor(){super()}#p=1;static{S}}', 'if(E)/re/.test(a);'],
  ];
  return {
    expression: fc.oneof({ maxDepth: 3 }, fc.oneof(fc.constantFrom(...atoms), name), ...expressions.map(fill)),
    statement: fc.oneof({ maxDepth: 3 }, fc.constant(';'), ...statements.map(fill)),
  };
});

function compiles(source: string): boolean {
  try {
    new Script(source);
    return true;
  } catch {
    return false;
  }
}

describe('a script string that is left', () => {
  it('is seen to act whenever the real engine would compile the page', () => {
    let compiled = 0;
    fc.assert(
      fc.property(statement, (script) => {
        const text = `';${script}alert(1)//`;
        if (script.includes("'") || !compiles(`x='${text}'\n`)) return;
        compiled++;
        expect(findStringBreakout(text)?.certainty).toBe('certain');
      }),
      { numRuns: 3000 },
    );
    expect(compiled).toBeGreaterThan(500);
  });
});
