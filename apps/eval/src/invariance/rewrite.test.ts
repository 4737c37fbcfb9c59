import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.js';
import { rename, shuffle } from './rewrite.js';

const random = () => createRandom('rewrite');

describe('renaming', () => {
  it('changes names and literals of SQL, not its words', () => {
    const renamed = rename('sqli', "1' union select secret, secret from users where a='x y'--", random());
    expect(renamed).toMatch(/^1' union select (\w{6}), \1 from \w{5} where a='x y'--$/);
    expect(renamed).not.toContain('secret');
  });

  it('changes what a script calls, not the markup that runs it', () => {
    expect(rename('xss', '<img src=x onerror=alert(1)>', random())).toMatch(
      /^<img src=x onerror=(?!alert)\w{5}\(1\)>$/,
    );
  });

  it('leaves commands and changes their arguments', () => {
    expect(rename('command', '; cat secret', random())).toMatch(/^; cat (?!secret)\w{6}$/);
  });

  it('leaves what a shell has to put together, and its reserved words', () => {
    expect(rename('command', '; for x in $(a); do wh``oami; cat secret; done', random())).toMatch(
      /^; for x in \$\(a\); do wh``oami; cat (?!secret)\w{6}; done$/,
    );
  });

  it('changes what an object would inherit', () => {
    expect(rename('prototype', '__proto__[secret]=1', random())).toMatch(/^__proto__\[(?!secret)\w{6}\]=1$/);
  });

  it('changes names of entities and elements, not the addresses that they lead to', () => {
    expect(
      rename('xxe', '<!DOCTYPE doc [<!ENTITY ext SYSTEM "file:///etc/passwd">]><doc>&ext;</doc>', random()),
    ).toMatch(/^<!DOCTYPE (\w{3}) \[<!ENTITY (\w{3}) SYSTEM "file:\/\/\/etc\/passwd">\]><\1>&\2;<\/\1>$/);
  });

  it('leaves encoded texts alone, whose letters are not words', () => {
    expect(rename('sqli', '1%27 or name', random())).toBeUndefined();
  });
});

describe('shuffling', () => {
  it('keeps the words and none of the marks', () => {
    const shuffled = shuffle("1' or sleep(5)--", random()) ?? '';
    expect(shuffled).toMatch(/^[a-z0-9 ]+\.$/);
    for (const word of ['or', 'sleep', '5']) expect(shuffled.slice(0, -1).split(' ')).toContain(word);
  });
});
