import { expect, it } from 'vitest';
import { classify } from '../../values/character-classes.js';
import { xss } from './xss.js';

const CONTEXT = { source: 'qs_values', path: 'q', steps: [], executables: new Set<string>() } as const;

it.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "';alert(1)//", 'javascript:alert(1)'])(
  'finds %s',
  (text) => {
    expect(xss.applies(classify(text))).toBe(true);
    expect(xss.detect(text, CONTEXT)?.certainty).toBe('certain');
  },
);
it.each(['a < b and c > d', 'i <3 you', '<p>hello <b>world</b></p>'])('passes %s', (text) => {
  expect(xss.detect(text, CONTEXT)).toBeUndefined();
});
