import { CharacterClass } from '../../values/character-classes.js';
import type { SpecialForm } from './special-forms.js';

/** A hidden file in the owner's folder, or a switch of the kernel's. */
const OWN_FILE = '(?:(?:~|\\$HOME|\\$\\{HOME\\})\\/\\.[\\w./-]{2,128}|\\/proc\\/sys\\/[\\w./-]{2,128})';
/** Folders whose files run or decide something: a redirection makes or empties one without any program. */
const FOLDERS = '(?:tmp|var|etc|dev\\/(?:shm|tcp|udp)|home|root|usr|opt|srv|app)';

/** `|> /tmp/x`, `; >>/etc/x`: a redirection alone makes its file, or empties it (POSIX XCU 2.7.2). */
const BEHIND_SEPARATOR = new RegExp(
  `[ \\t]{0,8}(?::[ \\t]{0,4})?[12&]?>{1,2}\\|?\\s?(?:\\/${FOLDERS}\\/[\\w./-]{1,128}|${OWN_FILE})(?=[\\s;&|)\`#'"]|$)`,
  'y',
);
/** Below the folders that people name as well, a file: `10 > /usr/share` is none. */
const FILE =
  '(?:(?:tmp|etc|root|dev\\/(?:shm|tcp|udp))\\/|(?:var|home|usr|opt|srv|app)\\/[\\w-]{1,64}[./])[\\w./-]{1,128}';
/**
 * `> /etc/x`, `x.json 2>> /tmp/y`: the operand of the application's own command, and where its output goes. Only where
 * nothing follows but another command: `> /etc/hosts has it` is a quoted line, `a -> /etc/b` a link, `x => /usr/y` a map.
 */
const BEHIND_OPERAND = new RegExp(
  `^\\s{0,4}(?:["']?[^\\s"'<>|;&]{1,64}["']?\\s{1,4}|["']?[^\\s"'<>|;&]{0,63}[^\\s"'<>|;&=-]|["'])?[012&]?>{1,2}\\|?\\s?(?:\\/${FILE}|${OWN_FILE})["']?\\s{0,4}(?:$|[;&|#])`,
);
/** `ssh-rsa AAAA… x@y >> ~/.ssh/authorized_keys`, `* * * * * root x > /etc/cron.d/y`: what such a file's line begins with. */
const LINE = new RegExp(
  `^\\s{0,4}(?:(?:ssh-(?:rsa|dss|ed25519)|ecdsa-\\S{1,32}) \\S{4,}|(?:[\\d*,/-]{1,12}\\s{1,4}){5}|@reboot )[^<>\\n]{0,4000}>{1,2}\\|?\\s?(?:\\/etc\\/cron|${OWN_FILE})`,
);
/** The operand and the file's name are no longer. */
const MAX_LOOK = 256;
const NEEDED = CharacterClass.angle | CharacterClass.slash;

/** Could a redirection that stands alone start at `at`? */
export function mayBeOverwritten(text: string, at: number): boolean {
  return /^(?::\s{0,4})?>{1,2}\|?\s?(?:\/[a-z]|~\/|\$)/.test(text.slice(at, at + 12));
}

/** Where the redirection behind a separator ends, -1 for none. */
export function overwrittenEnd(text: string, from: number): number {
  BEHIND_SEPARATOR.lastIndex = from;
  return BEHIND_SEPARATOR.test(text) ? BEHIND_SEPARATOR.lastIndex : -1;
}

/** The text is one operand at most and a file of the system's that the shell would write for it. */
export function readOverwritten(text: string, classes: number | undefined): SpecialForm | undefined {
  if (((classes ?? NEEDED) & NEEDED) !== NEEDED) return undefined;
  const head = text.slice(0, MAX_LOOK);
  if (LINE.test(text)) return { start: 0, end: text.length, context: 'as a file that a redirection alone writes' };
  const sign = head.indexOf('>');
  if (sign < 0 || sign > 80) return undefined;
  const found = BEHIND_OPERAND.exec(head);
  if (found === null || (text.length > MAX_LOOK && found[0].length === MAX_LOOK)) return undefined;
  return { start: 0, end: found[0].length, context: 'as a file that a redirection alone writes' };
}
