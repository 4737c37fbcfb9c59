import type { Source } from '../../../../../packages/core/src/values/value.js';
import type { AttackPosition, Generator } from '../attack.js';
import { type Rules, writeByGrammar, writeDistinct } from '../grammar.js';
import { APPLICATION_FILES, PROCESS_FILES, UNIX_FILES, WINDOWS_FILES } from './targets.js';

/** One style of path traversal: a grammar for each system that it is written for. */
export interface TraversalGrammar {
  readonly name: string;
  readonly location?: Source;
  /** `read` (default) opens an existing file, `write` names a new one, `fetch` is opened by something that knows URLs. */
  readonly context?: string;
  readonly posix?: Rules;
  readonly windows?: Rules;
  /** Only a PHP or Java application does something with it: stays unexecuted. */
  readonly php?: Rules;
  /** Only another server or system does something with it (Tomcat, IIS, NTFS): stays unexecuted. */
  readonly other?: Rules;
}

const COMMON: Rules = {
  depth: (random) => String(1 + random.below(10)),
  unix: UNIX_FILES,
  process: PROCESS_FILES,
  application: APPLICATION_FILES,
  dos: WINDOWS_FILES,
  folder: ['images', 'files', 'static', 'docs', 'img', 'downloads', 'a', 'templates', 'en'],
  extension: ['.png', '.html', '.jpg', '.pdf', '.txt', '.php', '.js'],
  file: ['logo.png', 'index.html', 'report.pdf', 'readme.txt'],
  word: (random) =>
    Array.from({ length: 3 + random.below(6) }, () => random.pick([...'abcdefghijklmnoprstuvw'])).join(''),
  digit: (random) => String(1 + random.below(9)),
};

/** A generator over the systems that the grammar has rules for. */
export function traversalGenerator(grammar: TraversalGrammar): Generator {
  const systems = (['posix', 'windows', 'php', 'other'] as const).filter((system) => grammar[system] !== undefined);
  return {
    family: 'traversal',
    name: grammar.name,
    generate: (random, count) =>
      writeDistinct(
        count,
        () => {
          const dialect = random.pick(systems);
          const position: AttackPosition = {
            dialect,
            context: grammar.context ?? 'read',
            ...(grammar.location === undefined ? {} : { location: grammar.location }),
          };
          const text = climb(writeByGrammar(random, { ...COMMON, ...grammar[dialect] }));
          return { family: 'traversal' as const, text, position, origin: grammar.name, mutations: [] };
        },
        ({ text, position }) => `${position.dialect} ${text}`,
      ),
  };
}

/** `<step>*n` is a step repeated n times: the depth of a traversal is no matter of grammar. */
function climb(text: string): string {
  return text.replace(/<([^<>]+)>\*(\d+)/g, (_, step: string, times: string) => step.repeat(Number(times)));
}
