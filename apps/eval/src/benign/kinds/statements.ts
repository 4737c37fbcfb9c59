import type { TextKind } from '../kind.js';
import { codeBlocks } from '../passages.js';

/** Whole statements as the only text of a value: what an SQL console, a shell helper or a page editor would send. */
export const statements: TextKind = {
  name: 'statements',
  side: 'either',
  real: true,
  why: 'a whole statement, snippet or page: harmless where it is stored, an attack where it lands in its interpreter',
  *collect({ documents }) {
    for (const document of documents) {
      if (document.kind === 'markdown') {
        for (const block of codeBlocks(document)) {
          if (/^(sql|sh|bash|html|js|javascript|php|xml)$/.test(block.language))
            yield { text: block.code, origin: document.package };
        }
      }
      if (document.package !== 'deb:sqlite3-doc' || document.kind !== 'html') continue;
      for (const [statement] of document.text.matchAll(/\b(SELECT|INSERT|UPDATE|DELETE|CREATE) [^<>;]{20,300};/g))
        yield { text: statement, origin: document.package };
    }
  },
};
