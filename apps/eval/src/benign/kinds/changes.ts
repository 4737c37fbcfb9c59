import type { TextKind } from '../kind.js';

/** Items of changelogs and lists: what commit messages, release notes and reviews say, one at a time. */
export const changes: TextKind = {
  name: 'changes',
  side: 'passes',
  real: true,
  why: 'one line about a change, with names of functions, options and people',
  *collect({ documents }) {
    for (const document of documents) {
      if (document.kind !== 'markdown') continue;
      for (const [, item] of document.text.matchAll(/^\s*[-*+] +((?:[^\n]{20,500}))$/gm)) {
        if (MARKS.test(item ?? '')) yield { text: (item as string).trim(), origin: document.package };
      }
    }
  },
};

/** Without any of these a line looks harmless to everybody. */
const MARKS = /['"`;<>&|${}\\#=%]|--|\.\.\//;
