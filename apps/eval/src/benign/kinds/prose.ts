import type { TextKind } from '../kind.js';
import { paragraphs } from '../passages.js';

/** Words of prose that are also words of SQL, shells or scripts. */
const TWO_FACED =
  /\b(select|union|order by|group by|having|where|insert|update|delete|drop|exec|execute|cast|sleep|benchmark|script|alert|eval|cat|ping|curl|echo|null|true|like|between|limit|admin|table|or|and)\b/i;
const MARKS = /['"`;<>&|$(){}[\]\\#=*%]|--/;

/** Paragraphs of books, manuals and documentation that hold both marks and two-faced words. */
export const prose: TextKind = {
  name: 'prose',
  side: 'passes',
  real: true,
  why: 'sentences that only share words and quotation marks with SQL, shells and scripts',
  *collect({ documents }) {
    for (const document of documents) {
      if (document.kind !== 'markdown' && document.kind !== 'plain' && document.kind !== 'html') continue;
      for (const text of paragraphs(document)) {
        if (TWO_FACED.test(text) && MARKS.test(text)) yield { text, origin: document.package };
      }
    }
  },
};
