import type { TextKind } from '../kind.js';

const SHORTEST = 30;
const LONGEST = 1_500;

/** Comments of real scripts, as reviewers quote them: what code does, said beside it, with examples. */
export const codeComments: TextKind = {
  name: 'code-comments',
  side: 'passes',
  real: true,
  why: 'remarks about code in words; the code in them is quoted whole',
  *collect({ documents }) {
    for (const document of documents) {
      if (document.kind !== 'script' || document.path.includes('.min.')) continue;
      for (const [comment] of document.text.matchAll(/^[ \t]*\/\*[\s\S]*?\*\/|(?:^[ \t]*\/\/[^\n]*\n)+/gm)) {
        const text = withoutMarks(comment);
        if (text.length >= SHORTEST && text.length <= LONGEST && isRemark(text))
          yield { text, origin: document.package };
      }
    }
  },
};

function withoutMarks(comment: string): string {
  return comment
    .replace(/^[ \t]*(\/\*+|\*+\/|\*(?!\/)|\/\/+)[ \t]?/gm, '')
    .replace(/\*+\/\s*$/, '')
    .trim();
}

/** Licences stand in every file, and directives of tools say nothing to people. */
function isRemark(text: string): boolean {
  return /[a-z]{3,} [a-z]{2,}/i.test(text) && !/copyright|licen[cs]e|eslint|istanbul|@ts-|sourceMappingURL/i.test(text);
}

/** What programs say to their users: messages of errors, help and questions, out of real scripts. */
export const programMessages: TextKind = {
  name: 'program-messages',
  side: 'passes',
  real: true,
  why: 'sentences of programs as reports and logs repeat them, some with places for values',
  *collect({ documents }) {
    const seen = new Set<string>();
    for (const document of documents) {
      if (document.kind !== 'script') continue;
      for (const [, , inside] of document.text.matchAll(/(?<=[\s(,:=+])(["'`])((?:(?!\1)[^\\\n]|\\.){25,300})\1/g)) {
        const text = (inside ?? '').replace(/\\(["'`])/g, '$1').replaceAll('\\n', '\n');
        if (!isSentence(text) || seen.has(text)) continue;
        seen.add(text);
        yield { text, origin: document.package };
      }
    }
  },
};

/** Starts as a sentence does, and is mostly words: strings of code, paths and markup are none. */
function isSentence(text: string): boolean {
  const words = text.match(/(?<![\w$.])[a-zA-Z']{2,}(?![\w(=])/g) ?? [];
  return /^[A-Z"'`[(]?[a-zA-Z]+[ ,:'"]/.test(text) && words.length >= 4 && words.join(' ').length / text.length > 0.6;
}
