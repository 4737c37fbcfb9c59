import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../testing/cpu-time.js';
import { collectReading } from '../../values/collect-body.js';
import { decode } from '../../values/decode.js';
import type { Value } from '../../values/value.js';
import { measureExpansion } from './expansion.js';
import { xxe } from './xxe.js';

const CONTEXT = { source: 'text' as const, path: '', steps: [], executables: new Set<string>() };

function certainty(values: readonly Value[]): string {
  const said = values.flatMap((value) =>
    decode(value, { base64: true }).flatMap((form) =>
      xxe.applies(form.classes) ? (xxe.detect(form.text, CONTEXT)?.certainty ?? []) : [],
    ),
  );
  return said.includes('certain') ? 'certain' : (said[0] ?? 'none');
}

const ofText = (text: string) => certainty([{ source: 'json_values', path: 'q', text }]);
const ofDocument = (text: string) => certainty(collectReading({ kind: 'xml', text }).values);

function fixture(name: string): string[] {
  const file = readFileSync(join(__dirname, 'fixtures', name), 'utf8');
  return file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('// '))
    .map((line) => JSON.parse(`"${line.replaceAll('"', '\\"')}"`) as string);
}

describe('xxe: fixtures', () => {
  it.each(fixture('attacks.txt'))('blocks %j', (text) => {
    expect(ofText(text)).toBe('certain');
    expect(ofDocument(text)).toBe('certain');
  });
  it.each(fixture('benign.txt'))('passes %j', (text) => {
    expect(ofText(text)).not.toBe('certain');
    expect(ofDocument(text)).not.toBe('certain');
  });
});

describe('xxe: disguises that the decoders undo', () => {
  const attack = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
  it.each([
    ['percent', encodeURIComponent(attack)],
    ['base64', Buffer.from(attack).toString('base64')],
    ['UTF-7', attack.replaceAll('<', '+ADw-').replaceAll('>', '+AD4-').replaceAll('"', '+ACI-')],
    ['HTML', attack.replaceAll('<', '&lt;')],
  ])('%s', (_, text) => {
    expect(ofText(text)).toBe('certain');
  });
});

describe('xxe: what entities expand to is counted', () => {
  const bomb = (levels: number, width: number) =>
    new Map(
      Array.from(
        { length: levels },
        (_, level) => [`&e${level}`, level === 0 ? 'x' : `&e${level - 1};`.repeat(width)] as const,
      ),
    );
  it.each([
    [1, 10, 1],
    [2, 10, 50],
    [9, 10, 1e8],
  ])('%i levels of %i references', (levels, width, characters) => {
    expect(measureExpansion(bomb(levels, width), `&e${levels - 1};`).characters).toBeGreaterThanOrEqual(characters);
  });
  it('a long entity referred to often', () => {
    expect(measureExpansion(new Map([['&a', 'x'.repeat(1000)]]), '&a;'.repeat(1000)).characters).toBe(1_000_000);
  });
  it('finds circles', () => {
    expect(
      measureExpansion(
        new Map([
          ['&a', '&b;'],
          ['&b', '&c;'],
          ['&c', '&a;'],
        ]),
        '',
      ).recursive,
    ).toBe(true);
  });
  it('lets a document repeat short entities up to the bound', () => {
    const document = (count: number) => `<!DOCTYPE a [<!ENTITY x "${'x'.repeat(1000)}">]><a>${'&x;'.repeat(count)}</a>`;
    expect(ofDocument(document(100))).toBe('none');
    expect(ofDocument(document(101))).toBe('certain');
  });
});

describe('xxe: schemas that a validator fetches', () => {
  const root = (attribute: string) => `<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${attribute}/>`;
  it.each([
    root('xsi:noNamespaceSchemaLocation="file:///etc/passwd"'),
    root('xsi:noNamespaceSchemaLocation="ftp://a.example/x"'),
    root('xsi:schemaLocation="http://a.example/ file:/etc/shadow"'),
    root('xsi:schemaLocation="urn:a http://203.0.113.7/x.xsd"'),
    '<xs:schema><xs:include schemaLocation="//a.example/x.xsd"/></xs:schema>',
    '<?xml-model href="file://localhost/etc/shadow"?><r/>',
  ])('blocks %j', (text) => {
    expect(ofText(text)).toBe('certain');
  });
  it.each([
    root(
      'xsi:schemaLocation="http://www.sitemaps.org/schemas/sitemap/0.9 http://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd"',
    ),
    root('xsi:schemaLocation="urn:oasis:names:tc:a schema.xsd"'),
    root('xsi:noNamespaceSchemaLocation="note.xsd"'),
    '<?xml-model href="http://docbook.org/xml/5.0/rng/docbook.rng"?><r/>',
  ])('passes %j', (text) => {
    expect(ofText(text)).not.toBe('certain');
  });
});

describe('xxe: comments in front', () => {
  const attack = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
  it.each([100, 5_000, 100_000])('of %i characters are no words of somebody who shows XML', (length) => {
    const comment = `<!--${'words of prose '.repeat(length / 15)}-->`;
    expect(ofText(`<?xml version="1.0"?>${comment}${attack}`)).toBe('certain');
    expect(ofText(attack.replace('[', `[${comment}`))).toBe('certain');
  });
});

describe('xxe: small bombs', () => {
  const bomb = (levels: number) =>
    `<!DOCTYPE a [${Array.from({ length: levels }, (_, level) => `<!ENTITY e${level} "${level === 0 ? 'lol' : `&e${level - 1};`.repeat(10)}">`).join('')}]><a>&e${levels - 1};</a>`;
  it('count when they grow to many times their size', () => {
    expect(ofText(bomb(5))).toBe('certain');
    expect(ofText(bomb(3))).not.toBe('certain');
  });

  it.each(['&x;', '>&x;', "'>'&x;"])('count what elements get by default: %s', (value) => {
    const head = `<!DOCTYPE r [<!ENTITY x "${'x'.repeat(1_000)}"><!ATTLIST a b CDATA "${value}">]>`;
    expect(ofText(`${head}<r>${'<a/>'.repeat(200)}</r>`)).toBe('certain');
    expect(ofText(`${head}<r>${'<a/>'.repeat(20)}</r>`)).not.toBe('certain');
  });
});

describe('xxe: any text', () => {
  const alphabet = fc.constantFrom(
    ...'<>!?&%;"\'[]= a',
    '<!DOCTYPE a ',
    '<!ENTITY ',
    'SYSTEM ',
    '"file:///"',
    '&a;',
    '<xsl:',
    'xi:include',
    'href="file:"',
    '<!--',
    '-->',
  );
  it.each([
    ['<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><a>b &amp; c</a></samlp:Response>', true],
    ['<?xml version="1.0"?><cup size="2">tea</cup>', true],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', true],
    ['<!DOCTYPE a [<!ELEMENT a ANY><!ATTLIST a b CDATA "c"><!ENTITY d "&#233;t&#xe9;">]><a>&d;</a>', true],
    ['<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg/>', true],
    ['<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x.example/svg11.dtd"><svg/>', false],
    ['<!DOCTYPE a SYSTEM "a.dtd"><a/>', false],
    ['<!DOCTYPE a [<!ENTITY b "&#60;c">]><a>&b;</a>', false],
    ['<!DOCTYPE a [<!ENTITY b "&c;">]><a>&b;</a>', false],
    ['<!DOCTYPE a [<!ENTITY % b "c">%b;]><a/>', false],
    ['<!DOCTYPE a [<!ATTLIST a b CDATA "&c;">]><a/>', false],
    ['<!DOCTYPE a [<!NOTATION b SYSTEM "c">]><a/>', false],
    ['<!DOCTYPE a [<!-- b', false],
    ['<a><![CDATA[<!DOCTYPE b>]]></a>', false],
    ['<a xsi:schemaLocation="http://x.example/a http://x.example/a.xsd urn:b b.xsd"/>', true],
    ['<a xsi:schemaLocation="http://x.example/a http://y.example/a.xsd"/>', false],
    ['<a xsi:noNamespaceSchemaLocation="a.xsd"/>', true],
    ['<a xsi:noNamespaceSchemaLocation="http://x.example/a.xsd"/>', false],
    ['<a xsi:schemaLocation="http://x.example/a http://10.0.0.1/a.xsd"/>', false],
    ['<a>&#60;!ENTITY b SYSTEM "c"></a>', false],
    ['<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/x"/></a>', false],
    ['<cup xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="/a.xsd"/>', false],
    [
      '<gpx xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://a.example/1 http://a.example/1.xsd"/>',
      true,
    ],
    [
      '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd"><plist/>',
      true,
    ],
    ['<!DOCTYPE plist PUBLIC "-//A" "note.dtd"><plist/>', false],
    ['<note><![CDATA[1 < 2 & "3" > 2]]></note><!-- it is so -->', true],
    ['<note><![CDATA[<!ENTITY b "c">]]></note>', false],
    ['<title>What&#8217;s new &#38; the system&#39;s entity list</title>', false],
    ['<title>What&#8217;s new in the system&#39;s entities</title>', true],
    ['<a>&#x25;b;</a>', false],
    [
      '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://a.example/a.xsd"/>',
      false,
    ],
    ['cup < saucer', false],
    ['ReferenceError: x is not defined, at webpack-internal:///./src/a.js', true],
    ['+ADwAIQ-DOCTYPE a+AD4-', false],
  ])('has understood %j: %j', (text, isClear) => {
    expect(xxe.clears?.(text)).toBe(isClear);
  });

  it('is judged without a throw, inside its bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 120 }), (text) => {
        const found = xxe.detect(text, CONTEXT);
        if (found === undefined) return;
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeLessThanOrEqual(text.length);
        expect(found.start).toBeLessThanOrEqual(found.end);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    '<',
    '<!',
    '<!DOCTYPE ',
    '<!DOCTYPE a SYSTEM ',
    '<!DOCTYPE a SYSTEM "',
    '<!ENTITY ',
    '<!ENTITY a "',
    '<!ENTITY a "&a;">',
    '<!ENTITY a "b">',
    '&a;',
    '<xsl:include ',
    '<xsl:',
    '<?xml-stylesheet ',
    '<xi:include',
    '<image ',
    '<a b="',
    '<a xmlns:b="c">',
    '<a xmlns:b="',
    '<!A "',
    '<?a ',
    '<xsl:param name="v" select="/">document($v)',
    '<!ATTLIST a b CDATA "&c;">',
    // A namespace is looked for in each.
    '<!ATTLIST xsl:a ',
    ' ',
    '<!--',
  ])('takes time linear in the length of repeated %j', (unit) => {
    for (const lead of ['', '<!DOCTYPE a SYSTEM "x:y" [', '<xsl:x> href ']) {
      const text = `${lead}${unit.repeat(1_000_000 / unit.length)}`;
      const start = cpuMs();
      xxe.detect(text, CONTEXT);
      expect(cpuMs() - start).toBeLessThan(3_000);
    }
  });
});
