import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../testing/cpu-time.js';
import { classify } from '../../values/character-classes.js';
import { NESTED_DOCUMENTS, NESTED_MARKUP_LEVELS, NESTED_VALUES } from './html-contexts.js';
import { xss } from './xss.js';

const CONTEXT = { source: 'text', path: '', steps: [], executables: new Set<string>() } as const;
const detect = (text: string) => xss.detect(text, CONTEXT);

/** Pieces that open, close and hide what the readers follow. */
const PIECES = [
  ...['<', '<a', '<a ', '>', '/>', '</', '<!--', '-->', '<![CDATA[', ']]>', '<?', '<style>', '</style>', '<title>'],
  ...['<script>', '</script>', '<svg>', '<iframe srcdoc="', 'onerror=', 'on', '=', ' ', '\n', '\t', '\0', '\v'],
  ...['"', "'", '`', '\\', '(', ')', '[', ']', '{', '}', '${', '{{', '}}', ';', ',', '.', '/', '//', '/*', '*/'],
  ...['alert', 'if', 'new', 'function', 'class', '=>', '1', 'e', '0x', '\\u0061', '\\u{', '&#', '&#x61;', '&lt', '&'],
  ...['javascript:', 'data:text/html,', ';base64,', '%3C', 'style=', 'href=', ':expression(', '\u00bc', '\u00be', 'é'],
];
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
);

describe('xss: any text', () => {
  it('never throws, and points into the text', () => {
    fc.assert(
      fc.property(text, (input) => {
        const detection = detect(input);
        if (detection === undefined) return;
        expect(detection.start).toBeGreaterThanOrEqual(0);
        expect(detection.end).toBeGreaterThanOrEqual(detection.start);
        expect(detection.end).toBeLessThanOrEqual(input.length);
        expect(detection.explanation.length).toBeLessThan(400);
        expect(xss.applies(classify(input))).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it('finds a tag with a handler behind any text that leaves no quote open', () => {
    fc.assert(
      fc.property(
        fc.string().map((input) => input.replaceAll(/["'`<=]/g, '')),
        (prose) => {
          expect(detect(`${prose}><img src=x onerror=alert(1)>`)?.certainty).toBe('certain');
        },
      ),
    );
  });
});

describe('xss: time', () => {
  const units = [
    ...['<', '<a ', '<a', 'on=', 'a=b ', '<a b="<a b=\'', '<!--', '<![CDATA[', '</', '<style>', '<script a ', '</titl'],
    ...[
      '&#60;',
      '{{',
      '${`',
      '\'"',
      '";a;',
      "'+a+",
      '((',
      '{',
      '/*',
      '\\',
      'javascript:',
      'data:text/html,',
      '<a\0on\0a=b',
    ],
    ...[
      '<iframe srcdoc="<iframe srcdoc=\'',
      '"onx=a("',
      '<p>"onx=a("',
      ':expression(',
      '<a style="/*',
      '<img onerror=a(',
      'x onx=a ',
      '<meta content=" ',
    ],
  ];

  it.each(units)('is linear in the length of %j repeated', (unit) => {
    const best = (length: number): number => {
      const input = unit.repeat(Math.ceil(length / unit.length));
      let fastest = Number.POSITIVE_INFINITY;
      for (let run = 0; run < 3; run++) {
        const start = cpuMs();
        detect(input);
        fastest = Math.min(fastest, cpuMs() - start);
      }
      return fastest;
    };
    best(10_000);
    // Sixteen times the text: a quadratic reader would take 256 times as long.
    expect(best(480_000)).toBeLessThan(Math.max(best(30_000), 4) * 64);
  });
});

describe('xss: bounds', () => {
  it.each([
    ['<iframe srcdoc="<b>x</b>" class=x></iframe>', NESTED_DOCUMENTS],
    ['<a title="<b>x</b>">x</a>', NESTED_VALUES],
  ])('reads %s so many times, and takes more for an attack', (markup, most) => {
    expect(detect(markup.repeat(most))).toBeUndefined();
    expect(detect(markup.repeat(most + 1))?.certainty).toBe('certain');
  });

  const nest = (levels: number): string => {
    let markup = '<img src=x onerror=alert(1)>';
    for (let level = 0; level < levels; level++) {
      markup = `<iframe srcdoc="${markup.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('=', '&#61;')}">`;
    }
    return markup;
  };

  it('reads documents inside documents to the last level, and takes what lies deeper for an attack', () => {
    const harmless = (levels: number) => nest(levels).replace('onerror', 'alt');
    expect(detect(nest(NESTED_MARKUP_LEVELS - 1))?.certainty).toBe('certain');
    expect(detect(harmless(NESTED_MARKUP_LEVELS - 1))).toBeUndefined();
    expect(detect(harmless(NESTED_MARKUP_LEVELS))?.certainty).toBe('certain');
  });
});
