import type { TextKind } from '../kind.js';

/** Regular expressions out of real scripts. */
export const regexes: TextKind = {
  name: 'regexes',
  side: 'passes',
  real: true,
  why: 'a pattern in a search or a rule editor; it ends nothing that surrounds it',
  *collect({ documents }) {
    const seen = new Set<string>();
    for (const document of documents) {
      if (document.kind !== 'script') continue;
      for (const [, pattern, flags] of document.text.matchAll(
        /[=(:,]\s*\/((?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuy]*)/g,
      )) {
        if (
          pattern === undefined ||
          pattern.length < 8 ||
          pattern.length > 400 ||
          seen.has(pattern) ||
          !isPattern(pattern)
        )
          continue;
        seen.add(pattern);
        yield { text: seen.size % 3 === 0 ? `/${pattern}/${flags}` : pattern, origin: document.package };
      }
    }
  },
};

function isPattern(pattern: string): boolean {
  if (!/[\\[(|*+?^$]/.test(pattern)) return false;
  try {
    return new RegExp(pattern).source !== '';
  } catch {
    return false;
  }
}

/** Rules out of real style sheets. */
export const css: TextKind = {
  name: 'css',
  side: 'passes',
  real: true,
  why: 'style rules of a theme editor, without expressions or imports of scripts',
  *collect({ documents }) {
    for (const document of documents) {
      if (document.kind !== 'css' || document.path.includes('.min.')) continue;
      for (const [rule] of document.text.matchAll(/^[^\s{}@/][^{}]{2,300}\{[^{}]{10,1500}\}/gm))
        yield { text: rule, origin: document.package };
    }
  },
};
