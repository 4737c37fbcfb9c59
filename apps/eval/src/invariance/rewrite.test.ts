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

  it('changes variables of templates and code, and the programs that they run', () => {
    expect(rename('template', "{% set x = cycler.__init__ %}{{ x.popen('id') }}", random())).toMatch(
      /^\{% set (\w{3}) = cycler\.__init__ %\}\{\{ \1\.popen\('(?!id)\w{3}'\) \}\}$/,
    );
    expect(rename('code', "var cp=require('child_process');cp.exec('ls -la')", random())).toMatch(
      /^var (\w{3})=require\('child_process'\);\1\.exec\('(?!ls)\w{3} -la'\)$/,
    );
    expect(rename('code', 'process.exit()', random())).toBeUndefined();
  });

  it('changes folders that a path leaves, and pages of hosts, not what decides', () => {
    expect(rename('traversal', 'images/../../etc/passwd', random())).toMatch(
      /^(?!images)\w{6}\/\.\.\/\.\.\/etc\/passwd$/,
    );
    expect(rename('ssrf', 'http://localhost:9200/secret', random())).toMatch(
      /^http:\/\/localhost:9200\/(?!secret)\w{6}$/,
    );
    expect(rename('ssrf', 'http://a.example/?u=http://localhost/x', random())).toBeUndefined();
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
