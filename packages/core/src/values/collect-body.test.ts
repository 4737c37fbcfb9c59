import { describe, expect, it } from 'vitest';
import type { BodyReading } from '../request/body-reading.js';
import { cpuMs } from '../testing/cpu-time.js';
import { collectReading, collectRepeatedFields } from './collect-body.js';
import { VALUE_LIMITS } from './limits.js';

const read = (reading: BodyReading) =>
  collectReading(reading).values.map(({ source, path, text }) => [source, path, text]);

describe('a reading of a body', () => {
  it('as a form gives posted names and values', () => {
    expect(read({ kind: 'form', text: 'a=%27+b' })).toEqual([
      ['post_variables', 'a', 'a'],
      ['post_values', 'a', "' b"],
    ]);
  });

  it('as a form that is none gives the whole text as well, unless another reading has it', () => {
    const text = 'x&cat /etc/passwd';
    const whole = ['post_values', '', text];
    expect(read({ kind: 'form', text, isAlone: true })).toContainEqual(whole);
    expect(read({ kind: 'form', text })).not.toContainEqual(whole);
    expect(read({ kind: 'form', text: 'x&cat', isAlone: true })).not.toContainEqual(['post_values', '', 'x&cat']);
  });

  it('as JSON that is none gives the whole text as well, unless another reading has it', () => {
    const text = '[<img src=x onerror="alert(1)">]';
    const whole = ['text', '', text];
    expect(read({ kind: 'json', text, isAlone: true })).toContainEqual(whole);
    expect(read({ kind: 'json', text })).not.toContainEqual(whole);
    for (const json of ['{"a":[1,-2e3,true,null,"<img onerror=\\"a\\">"]}', '{"a":1}\n{"a":2}']) {
      expect(read({ kind: 'json', text: json, isAlone: true })).not.toContainEqual(['text', '', json]);
    }
  });

  it('as text or bytes gives what there is', () => {
    expect(read({ kind: 'text', text: "' or 1=1" })).toEqual([['text', '', "' or 1=1"]]);
    expect(read({ kind: 'binary', head: '#!/bin/sh' })).toEqual([['text', '', '#!/bin/sh']]);
    expect(read({ kind: 'binary', head: '' })).toEqual([]);
  });

  it('as a multipart field gives its name, the keys in it and its text, undecoded', () => {
    expect(read({ kind: 'field', name: 'a[b]', text: '%27+x' })).toEqual([
      ['post_variables', 'a[b]', 'a[b]'],
      ['post_variables', 'a[b]', 'a'],
      ['post_variables', 'a[b]', 'b'],
      ['post_values', 'a[b]', '%27+x'],
    ]);
  });

  it('as a file gives its names and the head of its content', () => {
    expect(read({ kind: 'file', name: 'f', fileName: '../x.php', head: '<?php' })).toEqual([
      ['post_variables', 'f', 'f'],
      ['file_names', 'f', '../x.php'],
      ['text', 'f', '<?php'],
    ]);
  });

  it('joins multipart fields of one name', () => {
    const field = (name: string, text: string): BodyReading => ({ kind: 'field', name, text });
    const { values } = collectRepeatedFields([field('a', '1/*'), field('b', 'x'), field('a[]', '*/or')]);
    expect(values.map((value) => value.text)).toEqual(['1/*,*/or', '1/**/or']);
  });
});

describe('an XML document', () => {
  const values = (text: string) => read({ kind: 'xml', text }).slice(0, -1);

  it('is given whole, so that its DOCTYPE is seen', () => {
    const text = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
    expect(read({ kind: 'xml', text })).toEqual([
      ['xml_values', 'a', '&x;'],
      ['text', '', text],
    ]);
  });

  it('gives texts, attributes, CDATA, comments and instructions', () => {
    expect(values(`<?pi x?><a b="1 > 2" c='&lt;'>t<![CDATA[<d>]]><!-- e --><f/>u</a>`)).toEqual([
      ['xml_values', '', 'pi x'],
      ['xml_values', 'a@b', '1 > 2'],
      ['xml_values', 'a@c', '<'],
      ['xml_values', 'a', 't'],
      ['xml_values', 'a', '<d>'],
      ['xml_values', 'a', 'e'],
      ['xml_values', 'f', 'u'],
      ['xml_values', 'a', 't<d>u'],
    ]);
  });

  it('undoes character references and expands nothing', () => {
    expect(values('<a>&#39;&#x3c;&amp;&lol9;</a>')).toEqual([['xml_values', 'a', "'<&&lol9;"]]);
  });

  it('joins the text of an element as parsers do, whatever stands in between', () => {
    const joined = (text: string) => values(text).at(-1);
    expect(joined("<a><b>1' uni<!-- x -->on sel<?y?>ect<![CDATA[ 2]]></b></a>")).toEqual([
      ...['xml_values', 'b'],
      "1' union select 2",
    ]);
    expect(joined("<a>&lt;scr<b c='d'>e</b>ipt&#62;<f/>g</a>")).toEqual(['xml_values', 'a', '<script>g']);
    // Blanks between elements are no text of theirs.
    expect(values('<a>\n  <b>c</b>\n  <d>e</d>\n</a>')).toEqual([
      ['xml_values', 'b', 'c'],
      ['xml_values', 'd', 'e'],
    ]);
  });

  it('still gives what a broken one holds', () => {
    expect(values('<a b="x')).toEqual([['xml_values', 'a@b', 'x']]);
    expect(values('t<![CDATA[u')).toEqual([
      ['xml_values', '', 't'],
      ['xml_values', '', 'u'],
      ['xml_values', '', 'tu'],
    ]);
    expect(values('<')).toEqual([]);
  });

  it('is read up to the limit of values, with a fault where more follows', () => {
    const document = (count: number) => collectReading({ kind: 'xml', text: `${'<a>b'.repeat(count)}</a>` });
    expect(document(VALUE_LIMITS.xmlValues).fault).toBeUndefined();
    expect(document(VALUE_LIMITS.xmlValues + 1).fault?.limit).toBe('xmlValues');
  });

  it('stays linear on markup that never ends', () => {
    for (const unit of ['<', '<!', '<!--', '<![CDATA[', '<a "', "<a '>", '&', '<!a[', '<a b="c">', ']']) {
      const started = cpuMs();
      collectReading({ kind: 'xml', text: unit.repeat(100_000) });
      expect(cpuMs() - started).toBeLessThan(1_000);
    }
  });
});
