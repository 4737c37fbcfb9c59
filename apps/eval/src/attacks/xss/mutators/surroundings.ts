import { rewriteOne } from '../../family-mutator.js';
import { writePadding } from '../../padding.js';
import { xssMutator } from './xss-mutator.js';

const SCRIPTED = /^(?:href|href-single|iframe-src|form-action|location|script-number)$/;
/** What starts the page anew: everything before it is only text. */
const START = /<(?=(?:svg|img|script|iframe|details|video|audio|input|style|math|marquee)\b)/gi;

/** Harmless text around an attack. */
export const SURROUNDING_MUTATORS = [
  xssMutator('word-before', (text, random, { position }) =>
    SCRIPTED.test(position.context ?? '')
      ? undefined
      : `${random.pick(['hello ', 'x', '1', 'Größe 5 ', 'a&b', 'see: '])}${text}`,
  ),
  xssMutator('word-after', (text, random) =>
    />$/.test(text) ? `${text}${random.pick([' bye', 'x', '&amp;', ' <b>fine</b>', '</div>'])}` : undefined,
  ),
  xssMutator('padding-before', (text, random, { position }) =>
    SCRIPTED.test(position.context ?? '') ? undefined : `${writePadding(random)}${text}`,
  ),
  xssMutator('padding-after', (text, random) => (/>$/.test(text) ? `${text}${writePadding(random)}` : undefined)),
  xssMutator('padding-around', (text, random, { position }) =>
    SCRIPTED.test(position.context ?? '') || !/>$/.test(text)
      ? undefined
      : `${writePadding(random)}${text}${writePadding(random)}`,
  ),
  xssMutator('padding-in-tag', (text, random) =>
    rewriteOne(text, random, {
      pattern: /<(svg|img|iframe|details|video|audio|input|style|body)(?=[\s/])/gi,
      write: ([tag]) => `${tag} title="${writePadding(random)}" `,
    }),
  ),
  xssMutator('padding-in-comment', (text, random) =>
    rewriteOne(text, random, { pattern: START, write: () => `<!--${writePadding(random)}--><` }),
  ),
  xssMutator('padding-in-script', (text, random) =>
    rewriteOne(text, random, { pattern: /(?<=<script>|javascript:)/gi, write: () => `/*${writePadding(random)}*/` }),
  ),
  xssMutator('attack-repeated', (text) => (/^<[\s\S]*>$/.test(text) ? `${text}${text}` : undefined)),
  xssMutator('trailing-script-comment', (text) => (/\)$/.test(text) ? `${text}//` : undefined)),
];
