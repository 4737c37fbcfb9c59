import type { Source } from '../../../../../packages/core/src/values/value.js';
import type { Attack, Generator } from '../attack.js';
import { type Rules, writeByGrammar, writeDistinct } from '../grammar.js';

/** One kind of attack on XML parsers; its rule `start` writes a whole document. */
export interface XxeGrammar {
  readonly name: string;
  /** What reads it: `libxml` is run; stylesheets, other parsers' own schemes and the like are not. */
  readonly parser?: string;
  readonly location?: Source;
  readonly rules: Rules;
}

/** A generator of XML documents that make a parser do more than read. */
export function xxeGenerator({ name, parser = 'libxml', location = 'text', rules }: XxeGrammar): Generator {
  return {
    family: 'xxe',
    name,
    generate: (random, count) =>
      writeDistinct<Attack>(
        count,
        () => ({
          family: 'xxe',
          text: writeByGrammar(random, { ...VOCABULARY, ...rules }),
          position: { location, context: 'document', dialect: parser },
          origin: name,
          mutations: [],
        }),
        ({ text }) => text,
      ),
  };
}

const VOCABULARY: Rules = {
  declaration: [
    '<?xml version="1.0"?>',
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<?xml version='1.0' encoding='utf-8'?>",
    '<?xml version="1.0" encoding="ISO-8859-1"?>',
    '<?xml version="1.0" standalone="yes"?>',
    '',
  ],
  break: ['', '', '\n', '\n  ', ' '],
  root: ['root', 'foo', 'data', 'order', 'user', 'r', 'stockCheck', 'note', 'methodCall', 'request'],
  child: ['name', 'item', 'id', 'value', 'product', 'x', 'comment', 'email'],
  entity: ['xxe', 'x', 'test', 'e', 'file', 'ent', 'a1', 'payload', 'content'],
  letters: (random) => Array.from({ length: 4 }, () => String.fromCharCode(97 + random.below(26))).join(''),
  digit: (random) => String(1 + random.below(9)),
  number: (random) => String(10 + random.below(990)),
  host: (random) =>
    random.pick([
      'evil.example',
      '203.0.113.7',
      'x.oast.example',
      '198.51.100.9:8000',
      '127.0.0.1',
      '169.254.169.254',
      'localhost:8080',
    ]),
  file: [
    '/etc/passwd',
    '/etc/passwd',
    '/etc/hosts',
    '/etc/hostname',
    '/etc/shadow',
    '/proc/self/environ',
    '/var/www/html/config.php',
    '/home/app/.ssh/id_rsa',
    'C:/Windows/win.ini',
    '/app/package.json',
  ],
  'file-url': ['file://{file}', 'file:{file}', 'file://localhost{file}', '{file}', 'file:///etc/passwd'],
  url: [
    'http://{host}/',
    'http://{host}/{letters}.dtd',
    'https://{host}/{letters}',
    'http://{host}/latest/meta-data/',
    '//{host}/{letters}.dtd',
    'ftp://{host}/{letters}',
  ],
  target: ['{file-url}', '{file-url}', '{url}'],
  q: ['"', "'"],
};
