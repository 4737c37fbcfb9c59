import type { Playground } from './playground.js';

/** What a start prints: where things are, and three lines to paste. */
export function announce({ url, pairs }: Playground): string {
  const [first] = pairs;
  const sides = pairs.map(({ framework, bare, guarded }) => `  ${framework.padEnd(8)}  ${bare}/  ${guarded}/`);
  return `
@rasp playground: a shop with every textbook hole. It listens on 127.0.0.1 only.

Open   ${url}

  ${''.padEnd(8)}  ${'bare'.padEnd((first?.bare.length ?? 0) + 1)}  protected
${sides.join('\n')}

Try    (a visit, then two attacks: each on the bare shop, then on the protected one)
${first === undefined ? '' : curlLines(first.bare, first.guarded).join('\n')}

Stop   Ctrl-C
`;
}

function curlLines(bare: string, guarded: string): readonly string[] {
  // Single quotes keep every shell from reading the text itself.
  const both = (target: string): string => `  curl -w '\\n' '${bare}${target}' '${guarded}${target}'`;
  return [
    both('/search?q=tea'),
    both('/search?q=%27%20UNION%20SELECT%20name,password,card%20FROM%20users--'),
    both('/ping?host=127.0.0.1;cat%20/etc/passwd'),
  ];
}
