import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../testing/cpu-time.js';
import { classify } from '../../values/character-classes.js';
import { decode } from '../../values/decode.js';
import { code } from './code.js';

const CONTEXT = { source: 'qs_values' as const, path: 'q', steps: [], executables: new Set<string>() };

function certainty(text: string): string {
  const said = decode({ source: 'qs_values', path: 'q', text }, { base64: true }).flatMap((form) =>
    code.applies(form.classes) ? (code.detect(form.text, CONTEXT)?.certainty ?? []) : [],
  );
  return said.includes('certain') ? 'certain' : (said[0] ?? 'none');
}

function fixture(name: string): string[] {
  const file = readFileSync(join(__dirname, 'fixtures', name), 'utf8');
  return file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('// '))
    .map((line) => JSON.parse(`"${line.replaceAll('"', '\\"')}"`) as string);
}

describe('code: fixtures', () => {
  it.each(fixture('attacks.txt'))('blocks %j', (text) => {
    expect(certainty(text)).toBe('certain');
  });
  it.each(fixture('benign.txt'))('passes %j', (text) => {
    expect(certainty(text)).not.toBe('certain');
  });
});

describe('code: every way into an expression, in front of every expression', () => {
  const prefixes = [
    '',
    '1;',
    '1+',
    'x=',
    "';",
    '";',
    "')+",
    '"+',
    "'.",
    '{${',
    '${@',
    ');',
    '\n',
    ' ',
    '@',
    'return ',
    '!',
    '-',
    '1||',
    '(',
    '[',
    ',',
    'a\n;',
  ];
  const expressions = [
    "system('id')",
    'eval($x)',
    "require('child_process').exec('id')",
    'process.exit()',
    'phpinfo()',
    "__import__('os').system('id')",
    "Runtime.getRuntime().exec('id')",
    "execSync('id')",
    "shell_exec('id')",
    'process.mainModule',
  ];
  const suffixes = ['', ';', ";'", '+"', '//', '}}', ')', '#', ' ?>', ';\n'];
  it.each(expressions)('%s', (expression) => {
    const missed = prefixes
      .flatMap((prefix) => suffixes.map((suffix) => prefix + expression + suffix))
      .filter((text) => certainty(text) !== 'certain');
    expect(missed.slice(0, 12)).toEqual([]);
  });
});

describe('code: what the language computes is computed before it is judged', () => {
  it.each([
    "global['proces'+'s'].mainModule",
    "globalThis['proce'.concat('ss')]['e'+'xit']()",
    "this[['p','rocess'].join('')].pid",
    "\\u0072equire('child_process')",
    "global['\\x70\\x72\\x6f\\x63\\x65\\x73\\x73']['env']",
    "require('ssecorp_dlihc'.split('').reverse().join(''))",
    "require('chixld_process'.replace('x',''))",
    "Reflect.get(global,Buffer.from('70726f63657373','hex')+'')['pid']",
    "global[atob('cHJvY2Vzcw==')].env",
    '(process).exit()',
    '(this.process||process).exit()',
    'process/* a comment in between */.exit()',
    "require('child_proc\\\ness')",
    `\${$f=strrev("metsys");$f("id")}`,
    `/*${'some words of prose '.repeat(200)}*/process.exit()`,
    `process.exit()/*${'some words of prose '.repeat(2000)}`,
  ])('%j', (text) => {
    expect(certainty(text)).toBe('certain');
  });

  it.each(["a['b'].c", "x = ['a', 'b'].join('')", '(name).trim()', "$x['a'.'b']"])('and passes %j', (text) => {
    expect(certainty(text)).not.toBe('certain');
  });
});

describe('code: what keeps the only thread of a server', () => {
  it.each([
    'var t=Date.now();while(Date.now()-t<5000);',
    'const e=new Date(Date.now()+3000);while(new Date()<e){}',
    'for(let i=0;i<1e10;i++);',
    'do{var c=new Date()}while(c-d<3000)',
    'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0,5000)',
    "/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaa!')",
    "'a'.repeat(1e9)",
    "crypto.pbkdf2Sync('a','b',1e8,64,'sha512')",
    '(function f(){f()})()',
    "__import__('time').sleep(5)",
  ])('%j', (text) => {
    expect(certainty(text)).toBe('certain');
  });

  it.each([
    'for (let i = 0; i < 10; i++) total += i',
    "'='.repeat(40)",
    'sleep 5',
    'new Date().getFullYear()',
    'for(var e,t,n,o=0;o<r.length;o++)n=r[o],t=+new Date,e=f(n)',
    '/(ab)+c/.test(x)',
  ])('and passes %j', (text) => {
    expect(certainty(text)).not.toBe('certain');
  });
});

describe('code: objects of a class that the sender chose', () => {
  it.each([
    '{"@type":"org.apache.xbean.propertyeditor.JndiConverter","a":1}',
    '["com.mchange.v2.c3p0.JndiRefForwardingDataSource",{"jndiName":"a"}]',
    '<java><object class="java.lang.ProcessBuilder"></object></java>',
    '{"py/object/apply":"os.system","args":["id"]}',
    'new groovy.lang.GroovyShell().evaluate("id")',
    'java.nio.file.Files.readAllLines(p)',
  ])('%j', (text) => {
    expect(certainty(text)).toBe('certain');
  });

  it.each([
    '{"@type":"Person","name":"Ann"}',
    '{"@type":"https://schema.org/Person"}',
    '{"@class":"java.util.ArrayList"}',
    '{"@class":"com.example.shop.Order"}',
    '["java.util.HashMap",{"a":1}]',
    'at java.nio.file.Files.readAllLines(Files.java:3205)',
    'org.springframework.web',
  ])('and passes %j', (text) => {
    expect(certainty(text)).not.toBe('certain');
  });
});

describe('code: what a document that was read says under a key', () => {
  const found = (text: string, path: string, source: 'json_values' | 'json_keys' | 'qs_variables' = 'json_values') =>
    code.detect(text, { ...CONTEXT, source, path })?.certainty ?? 'none';

  it("a list that begins with a class which builds from what follows is Jackson's", () => {
    const bean = 'org.springframework.context.support.FileSystemXmlApplicationContext';
    expect(found(bean, 'param[0]')).toBe('certain');
    expect(found(bean, 'loggers[1]')).toBe('none');
    expect(found('org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration', 'exclude[0]')).toBe('none');
  });
  it("takes .NET's types that start something", () => {
    expect(found('System.Diagnostics.Process, System', 'a.$type')).toBe('certain');
    expect(found('System.Windows.Data.ObjectDataProvider, PresentationFramework', '__type')).toBe('certain');
    expect(found('System.Diagnostics.Process, System', 'a.title')).toBe('none');
    expect(found('System.Collections.Generic.List`1[[System.String]]', '$type')).toBe('none');
    expect(found('Shop.Orders.Order, Shop', '$type')).toBe('none');
  });

  it('takes what PHP calls when it makes an object of an array', () => {
    expect(found('__construct()', 'a.__construct()', 'json_keys')).toBe('certain');
    expect(found('a[as b][__construct()][0]', 'a[as b][__construct()][0]', 'qs_variables')).toBe('certain');
    expect(found('Acme\\Http\\Stream', 'a.__class')).toBe('certain');
    expect(found('__construct()', 'q')).toBe('none');
    expect(found('__toString', 'a.__toString', 'json_keys')).toBe('certain');
    expect(found('a[__wakeup]', 'a[__wakeup]', 'qs_variables')).toBe('certain');
    // The name of a function where a key says that it is called, and a class' constructor as the method of a request.
    expect(found('call_user_func_array', 'function')).toBe('certain');
    expect(found('phpinfo', 'vars[0]')).toBe('certain');
    expect(found('shell_exec', 'a.filters[1]')).toBe('certain');
    expect(found('__construct', '_method')).toBe('certain');
    expect(found('phpinfo', 'q')).toBe('none');
    expect(found('system', 'filter')).toBe('none');
    expect(found('__construct', 'trace.method')).toBe('none');
    // What documentation of a class lists, and a text that is no key.
    expect(found('__construct', 'docs.__construct', 'json_keys')).toBe('none');
    expect(found('__toString', 'method')).toBe('none');
    expect(found('Order', 'a.__class')).toBe('none');
    expect(found('acme\\fields\\PlainText', 'a.type')).toBe('none');
  });
});

describe('code: names under which an upload would be run', () => {
  const named = (text: string, source: 'headers_values' | 'file_names', path: string) =>
    code.detect(text, { ...CONTEXT, source, path })?.certainty ?? 'none';

  it.each(['a.php', 'a.phtml', 'fda.php5...', 'x/y.phar', 'photo. php', 'a.jsp', 'sess_d8ew88tqmabdcokhumchy8htqm'])(
    'in a header: %j',
    (text) => {
      expect(named(text, 'headers_values', 'X-Filename')).toBe('certain');
      expect(named(text, 'headers_values', 'X-Other')).not.toBe('certain');
    },
  );

  it.each(['test. php.jpg', 'test.php .jpg', 'test.php.png', 'a.phar...', '/tmp/sess_abc123def456ghi789jkl'])(
    'in a form: %j',
    (text) => {
      expect(named(text, 'file_names', 'file')).toBe('certain');
    },
  );

  it.each(['a.php', 'photo.jpg', 'v1.0.txt', 'report.final.pdf', 'sess_notes.txt', 'phpinfo.txt'])(
    'and passes in a form: %j',
    (text) => {
      expect(named(text, 'file_names', 'file')).not.toBe('certain');
    },
  );
});

describe('code: settings of PHP, calls and tags that hide', () => {
  it.each([
    'allow_url_include=1',
    'opcache.jit_max_polymorphic_calls=50',
    'extension_dir=/path/to/x',
    '-d allow_url_include=on -d auto_prepend_file=php://input',
    '<?xml :echo 1;',
    "<?xml :system('ls');",
    'checkdate/*x*/()',
    'serialize#c\n()',
    'new Function (x)',
    'process[mainModule',
    'java.Runtime',
    '$_COOKIE',
  ])('%j', (text) => {
    expect(certainty(text)).toBe('certain');
  });

  it.each([
    'precision=2',
    'date.from=2020-01-01',
    'Please set memory_limit=512M in php.ini',
    '<?xml:namespace prefix = o ns = "urn:schemas-microsoft-com:office:office" />',
    '<?xml version="1.0"?>',
    'array_diff()',
    'process[0]',
    'java.util.List',
  ])('and passes %j', (text) => {
    expect(certainty(text)).not.toBe('certain');
  });
});

describe('code: in words about it, nothing is certain', () => {
  const expressions = [
    "system('id')",
    "require('child_process').exec('id')",
    'phpinfo()',
    'process.exit()',
    "os.system('id')",
    'Runtime.getRuntime().exec(cmd)',
  ];
  const words = [
    'You can call X when the server starts, but it is not recommended in production.',
    'Please do not use X in your handlers because it blocks everything',
    'Run `X` first.',
    '<p>Then <code>X</code> is called</p>',
    'Example:\n\n```\nX\n```\n',
    'In this chapter we learn what X does and why nobody should use it.',
  ];
  it.each(words)('%j', (frame) => {
    expect(
      expressions
        .map((expression) => certainty(frame.replace('X', () => expression)))
        .filter((said) => said === 'certain'),
    ).toEqual([]);
  });
});

describe('code: texts without anything that is called, quoted or assigned', () => {
  const unit = fc.constantFrom(
    ...' .;:,/*-_+%@&#|?~^1a',
    ...[
      'process',
      'env',
      'class',
      'constructor',
      'java.lang.Runtime',
      'org.apache.a.B',
      'ENV',
      'to_a',
      'Rails',
      'self',
    ],
    ...[
      'py/object',
      'send',
      'system',
      '_CRYO_FUNCTION_',
      '__js_function',
      'print',
      'echo 7*7',
      '%x/id/',
      'module',
      'exports',
    ],
  );
  it('are told apart without a mistake', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), fc.constantFrom('q', 'a.@type'), (units, path) => {
        const text = units.join('');
        const known = { ...CONTEXT, path, classes: classify(text) };
        expect(code.detect(text, known)).toEqual(code.detect(text, { ...CONTEXT, path }));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('code: any text', () => {
  const alphabet = fc.constantFrom(
    ...'(){}[]<>?\'"`$_.;:=!@/*# \n1a',
    'eval',
    'system',
    'require',
    'process',
    'O:8:"',
    '<?php',
    '__class__',
    'while(',
    'constructor',
    '!!python/',
  );
  it('is judged without a throw, inside its bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 160 }), (text) => {
        const found = code.detect(text, CONTEXT);
        if (found === undefined) return;
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeLessThanOrEqual(text.length);
        expect(found.start).toBeLessThanOrEqual(found.end);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    '(',
    'a(',
    'eval (',
    'the word eval (',
    '<?',
    '<?=',
    'O:',
    '__',
    'process.',
    'constructor.',
    ' (',
    '/*',
    '#',
    'while(',
    '$_',
    '!!',
    "('a'.",
    '[a',
    'class.',
    '.',
    'a.b.',
    "'a'+",
    "['a','b',",
    "['a'].join('')",
    '(ab)',
    'chr(1).',
    'while(new Date',
    'java.a.',
    "'a'.concat('b',",
    '$a="b";$',
    '0x7f.1/**/${jndi:',
  ])('takes time linear in the length of repeated %j', (unit) => {
    for (const lead of ['', 'some words of prose here are enough ']) {
      const text = `${lead}${unit.repeat(1_000_000 / unit.length)}`;
      const start = cpuMs();
      code.detect(text, CONTEXT);
      expect(cpuMs() - start).toBeLessThan(3_000);
    }
  });
});
