import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES, type Source } from '../../values/value.js';
import type { DetectContext, Detection, ValueCheck } from '../check.js';

const NEEDED = CharacterClass.slash | CharacterClass.backslash | CharacterClass.dot;

/** Path traversal and file inclusion. */
export const traversal: ValueCheck = {
  id: 'traversal',
  title: 'Path traversal',
  cwe: 22,
  attack: 'T1083',
  sources: new Set<Source>(SOURCES),
  applies: (classes) => (classes & NEEDED) !== 0,
  detect: (_text: string, _context: DetectContext): Detection | undefined => undefined,
};
