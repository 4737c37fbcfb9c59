import { traversalGenerator as generator } from '../traversal-generator.js';

/** Steps written in one encoding, the same way all along, as payload lists have them. */
export const ENCODED_GENERATORS = [
  generator({
    name: 'percent-steps',
    posix: {
      start: [
        '<{s:a}>*{depth}{unix}',
        '{folder}/<{s:a}>*{depth}{unix}',
        '/<{s:a}>*{depth}{process}',
        '<{s:a}>*{shallow}{application}',
      ],
      shallow: ['1', '2'],
      s: ['%2e%2e%2f', '%2e%2e/', '..%2f', '%2E%2E%2F', '.%2e/', '%2e./', '.%2e%2f', '%2e.%2f', '..%2F'],
    },
    windows: { start: ['<{s:a}>*{depth}{dos}'], s: ['%2e%2e%5c', '..%5c', '%2e%2e\\', '..%5C', '%2e%2e%2f'] },
  }),
  generator({
    name: 'double-percent-steps',
    posix: {
      start: ['<{s:a}>*{depth}{unix}', '/<{s:a}>*{depth}{unix}', '{folder}/<{s:a}>*{depth}{process}'],
      s: [
        '%252e%252e%252f',
        '..%252f',
        '%252e%252e/',
        '%252E%252E%252F',
        '.%252e/',
        '%25%32%65%25%32%65%25%32%66',
        '..%25%32%66',
        '%%32%65%%32%65/',
        '%25252e%25252e%25252f',
        '..%%32%66',
      ],
    },
    windows: {
      start: ['<{s:a}>*{depth}{dos}'],
      s: ['..%255c', '%252e%252e%255c', '..%%35c', '..%%35%63', '..%25%35%63'],
    },
  }),
  generator({
    name: 'overlong-steps',
    posix: {
      start: ['<{s:a}>*{depth}{unix}', '/<{s:a}>*{depth}{unix}', '{folder}/<{s:a}>*{depth}{unix}'],
      s: [
        '..%c0%af',
        '%c0%ae%c0%ae/',
        '%c0%ae%c0%ae%c0%af',
        '..%e0%80%af',
        '%e0%80%ae%e0%80%ae/',
        '..%C0%AF',
        '..%f0%80%80%af',
      ],
    },
    windows: { start: ['<{s:a}>*{depth}{dos}'], s: ['..%c1%9c', '%c0%ae%c0%ae\\', '..%c0%af', '..%e0%81%9c'] },
  }),
  generator({
    name: 'unicode-steps',
    posix: {
      start: ['<{s:a}>*{depth}{unix}', '/<{s:a}>*{depth}{unix}', '{folder}/<{s:a}>*{depth}{unix}'],
      s: [
        '%u002e%u002e%u002f',
        '..%u002f',
        '%u002e%u002e/',
        '．．／',
        '..／',
        '．．/',
        '\\u002e\\u002e\\u002f',
        '..\\u002f',
        '\\x2e\\x2e\\x2f',
        '&#46;&#46;&#47;',
        '..&sol;',
        '&#x2e;&#x2e;/',
        '&period;&period;/',
      ],
    },
    windows: {
      start: ['<{s:a}>*{depth}{dos}'],
      s: ['..%u005c', '%u002e%u002e%u005c', '．．＼', '..＼', '\\u002e\\u002e\\u005c'],
    },
  }),
  generator({
    name: 'scanner-mixture',
    posix: {
      start: ['<{d}{d2}{s}>*{depth}{unix-encoded}', '/<{d}{d2}{s}>*{depth}{unix-encoded}'],
      d: ['.', '%2e', '%252e', '.', '%c0%ae'],
      d2: ['.', '%2e', '%252e', '.'],
      s: ['/', '%2f', '%252f', '//', '/./', '%2f%2f', '%c0%af'],
      'unix-encoded': [
        '{unix}',
        '{unix}',
        'etc%2fpasswd',
        'etc%252fpasswd',
        '%65tc/passwd',
        'etc/%70asswd',
        'etc%c0%afpasswd',
        '%65%74%63%2f%70%61%73%73%77%64',
      ],
    },
    windows: {
      start: ['<{d}{d2}{s}>*{depth}{dos}'],
      d: ['.', '%2e', '%252e'],
      d2: ['.', '%2e'],
      s: ['\\', '%5c', '%255c', '/', '\\/', '%c1%9c'],
    },
  }),
];
