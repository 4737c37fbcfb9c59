import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES } from '../../values/value.js';
import type { Detection, ValueCheck } from '../check.js';
import { lowerName } from './html-characters.js';
import { type HtmlTag, readHtml } from './html-tokenizer.js';

const TRIGGERS = CharacterClass.angle | CharacterClass.equals | CharacterClass.colon | CharacterClass.parenthesis | CharacterClass.backtick;

/** Cross-site scripting: text that makes a browser run something when a page shows it. */
export const xss: ValueCheck = {
  id: 'xss',
  title: 'Cross-site scripting',
  cwe: 79,
  attack: 'T1059.007',
  sources: new Set(SOURCES),
  applies: (classes) => (classes & TRIGGERS) !== 0,
  detect: detectXss,
};

function detectXss(text: string): Detection | undefined {
  let found: Detection | undefined;
  const listener = {
    tag(tag: HtmlTag): boolean {
      found = judge(text, tag);
      return found !== undefined;
    },
    comment(): void {},
  };
  const read = (from: number, state: 'data' | 'tag'): boolean => {
    readHtml({ text, from, state, rawText: true, listener });
    return found !== undefined;
  };
  if (text.includes('<') && read(0, 'data')) return found;
  for (const quote of ['"', "'"]) {
    const at = text.indexOf(quote);
    if (at >= 0 && read(at + 1, 'tag')) return found;
  }
  if (/^[\0-\x20]*(?:javascript|vbscript):.*[(`=]/is.test(text)) return at(0, text.length, 'script URL');
  if (/^[^'"]*['"][\s)\]}]*[;+\-*,|&^].*\(.*(?:\/\/|['"])/s.test(text)) return at(0, text.length, 'script string');
  return undefined;
}

function judge(text: string, tag: HtmlTag): Detection | undefined {
  const { attributes } = tag;
  if (tag.name === 'script' && (tag.contentEnd > tag.contentStart || attributes.length > 0)) return at(tag.start, tag.contentEnd, 'script element');
  for (let index = 0; index < attributes.length; index += 4) {
    const name = lowerName(text, attributes[index] as number, attributes[index + 1] as number);
    const start = attributes[index + 2] as number;
    const end = attributes[index + 3] as number;
    const value = text.slice(start, end);
    if (/^on[a-z]{3,}$/.test(name) && /[(`=&]/.test(value)) return at(start, end, 'event handler');
    if (/^[\s\0-\x20]*javascript:/i.test(value)) return at(start, end, 'URL attribute');
  }
  return undefined;
}

function at(start: number, end: number, context: string): Detection {
  return { certainty: 'certain', start, end, context, explanation: `${context} that runs script` };
}
