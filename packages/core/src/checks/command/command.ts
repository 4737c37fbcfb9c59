import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES, type Source } from '../../values/value.js';
import type { DetectContext, Detection, ValueCheck } from '../check.js';

/** Shell, cmd.exe and PowerShell command injection. */
export const command: ValueCheck = {
  id: 'command',
  title: 'Command injection',
  cwe: 78,
  attack: 'T1059',
  sources: new Set<Source>(SOURCES),
  applies: (classes) => (classes & CharacterClass.letter) !== 0,
  detect: (_text: string, _context: DetectContext): Detection | undefined => undefined,
};
