import { sought } from '../../sought/sought-pattern.js';

// A filter that takes a word out of a text once leaves it where it stood inside of itself: `UNIunionON`.

const VERBS = ['select', 'union', 'insert', 'update', 'delete'];
const OTHERS = ['where', 'from', 'having', 'order', 'group', 'limit', 'into', 'like', 'and', 'or', 'by'];

/** `s` + `select` + `elect`, and so on: no word of any language, so that one of them tells what the others are. */
const NESTED_VERB = sought(
  /s(?:select)elect|se(?:select)lect|sel(?:select)ect|sele(?:select)ct|selec(?:select)t|u(?:union)nion|un(?:union)ion|uni(?:union)on|unio(?:union)n|i(?:insert)nsert|in(?:insert)sert|ins(?:insert)ert|inse(?:insert)rt|inser(?:insert)t|u(?:update)pdate|up(?:update)date|upd(?:update)ate|upda(?:update)te|updat(?:update)e|d(?:delete)elete|de(?:delete)lete|del(?:delete)ete|dele(?:delete)te|delet(?:delete)e|\b(?:aandnd|anandd|oorr)\b/i,
);

const NESTED_WORDS = [...VERBS, ...OTHERS].map((word) => ({
  word,
  pattern: new RegExp(Array.from(word.slice(1), (_, at) => nest(word, at + 1)).join('|'), 'gi'),
}));

function nest(word: string, at: number): string {
  return word.slice(0, at) + word + word.slice(at);
}

/** The text as such a filter leaves it; undefined where no verb holds itself. */
export function withoutNestedWords(text: string): string | undefined {
  if (!NESTED_VERB.test(text)) return undefined;
  let plain = text;
  for (const { word, pattern } of NESTED_WORDS) plain = plain.replace(pattern, word);
  return plain;
}
