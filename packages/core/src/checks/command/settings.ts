import { CharacterClass } from '../../values/character-classes.js';
import { isBelowValue } from './quoted-text.js';
import { ACTS_ALONE } from './shell-vocabulary.js';
import type { SpecialForm } from './special-forms.js';

// Lines of configurations and of the environment by which a program starts another, or loads what anybody may write.

const SHELL = `(?:\\/(?:usr\\/)?bin\\/)?(?:ba|da|z|k|a)?sh["']?,?\\s{1,4}["']?-[a-z]{0,3}c["']?[,\\s]`;
const ANYBODYS = '\\/(?:tmp|var\\/tmp|dev\\/(?:shm|fd)|proc)\\/';
/** A shell with its command, a program from where anybody writes, one that fetches or connects; or a name alone. */
const STARTED = `["'!\\[ ]{0,4}(?:${SHELL}|${ANYBODYS}[\\w./-]{1,128}|(?:curl|wget|nc|ncat|touch)\\s{1,4}[\\w/'":.-]{2}|([a-z]{2,12})["']?\\s{0,8}$)`;

/** Variables whose value is a command: git(1), ssh(1), sudo(8), less(1), man(1), bash(1), and what they all call an editor. */
const COMMAND_VARIABLE = new RegExp(
  `(?:GIT_(?:SSH_COMMAND|EXTERNAL_DIFF|PAGER|EDITOR|SEQUENCE_EDITOR|PROXY_COMMAND|ASKPASS|SSH)|S(?:SH|UDO)_ASKPASS|PROMPT_COMMAND|(?:MAN|SYSTEMD_|PSQL_)?PAGER|EDITOR|VISUAL|BROWSER|LESSOPEN)=${STARTED}`,
  'y',
);
/** Variables that name what is loaded: ld.so(8), perlrun(1), python(1), ruby(1), java(1), bash(1), and PHP's. */
const LOADING_VARIABLE = new RegExp(
  `(?:(?:LD_(?:PRELOAD|AUDIT|LIBRARY_PATH)|DYLD_(?:INSERT_LIBRARIES|LIBRARY_PATH)|PYTHON(?:STARTUP|PATH|HOME)|PERL5LIB|RUBYLIB|NODE_PATH|BASH_ENV|ZDOTDIR|GCONV_PATH|OPENSSL_CONF|PHPRC|PHP_INI_SCAN_DIR|CLASSPATH|GIT_(?:CONFIG_GLOBAL|EXEC_PATH|TEMPLATE_DIR))=["']?(?:[\\w./-]{0,64}:)?${ANYBODYS}` +
    `|(?:RUBYOPT|PERL5OPT)=["']?-(?:[rI] ?${ANYBODYS}|M\\w{1,16};|d:)|(?:JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS)=["']?-(?:javaagent:|agentpath:)(?:${ANYBODYS}|https?:)` +
    `|PYTHONWARNINGS=\\w{0,8}:\\d{0,2}:antigravity\\.|BASH_FUNC_\\w{1,32}(?:%%|\\(\\))=\\(\\)\\s{0,4}\\{)`,
  'y',
);
/** ssh_config(5), systemd.service(5), wg-quick(8), openvpn(8), interfaces(5), udev(7), gitattributes(5): keys that take a command. */
const KEY = new RegExp(
  `(?:(?:Proxy|Local|KnownHosts|AuthorizedKeys)Command|Exec(?:Start|Stop|Reload)(?:Pre|Post)?|(?:Post|Pre)(?:Up|Down)|(?:pre-|post-|route-)?(?:up|down)|tls-verify|smudge|clean|textconv|fsmonitor|sshCommand|(?:SUBSYSTEM|ACTION|KERNEL)={2}[^\\n]{0,80}RUN(?:\\{program\\})?\\+?)(?:\\s{0,4}=\\s{0,4}|\\s{1,4})["']?[-@+!:]{0,2}${SHELL}`,
  'y',
);
/** sudoers(5): everything, as everybody. */
const GRANT = /[\w%*+.-]{1,64}\s{1,4}ALL\s?=\s?\(ALL(?:\s?:\s?ALL)?\)\s{0,4}(?:NOPASSWD:\s{0,4})?ALL\s{0,8}$/y;
/** passwd(5): another name for root, with a shell. */
const ACCOUNT =
  /(?!root:)[a-z_][\w-]{0,31}:[^:\s]{0,128}:0{1,4}:\d{1,6}:[^:\n]{0,64}:\/[^:\n]{0,64}:\/[\w/]{1,32}sh\s{0,8}$/y;
/** sshd(8), "AUTHORIZED_KEYS FILE FORMAT": what a key's owner starts. */
const KEY_OPTIONS =
  /(?:[\w-]{2,32}(?:="[^"\n]{0,128}")?,){0,8}command="[^"\n]{1,256}"[^\n]{0,128}?\s(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\w{1,16})\s/y;
/** git-config(1): a section whose first setting is a command. */
const SECTION = new RegExp(
  `\\[(?:core|alias|(?:filter|diff|merge|credential) ?(?:"[^"\\n]{1,64}")?)\\]\\s{0,4}\\n\\s{0,8}[A-Za-z][\\w-]{1,24}\\s{0,4}=\\s{0,4}${STARTED}`,
  'y',
);

type Form = readonly [pattern: RegExp, context: string];
const VARIABLES: readonly Form[] = [
  [COMMAND_VARIABLE, 'as a variable whose value a program starts'],
  [LOADING_VARIABLE, 'as a variable whose value a program loads'],
];
const KEYS: readonly Form[] = [
  [KEY, 'as a setting whose value a program starts'],
  [KEY_OPTIONS, 'as what the owner of a key starts'],
];
const RIGHTS: readonly Form[] = [
  [GRANT, 'as a right to start everything'],
  [ACCOUNT, "as another of the system's accounts"],
];
const SECTIONS: readonly Form[] = [[SECTION, "as a setting of git's that runs a program"]];
const NONE: readonly Form[] = [];

const { equals, colon, dash, space, newline } = CharacterClass;
const MAX_VALUE = 96;
/** Rights and accounts are short lines. */
const MAX_LINE = 192;

/** A line that starts something of itself, as the whole value or below another that it ends: `10.0.0.1`, and a line below. */
export function readSetting(text: string, classes = -1): SpecialForm | undefined {
  if ((classes & (equals | colon | dash)) === 0) return undefined;
  const first = readAt(text, text.charCodeAt(0) <= 0x20 ? (/^\s{0,8}/.exec(text)?.[0].length ?? 0) : 0, classes);
  if (first !== undefined || (classes & newline) === 0) return first;
  const line = text.slice(0, MAX_VALUE).indexOf('\n');
  return line > 0 && isBelowValue(text) ? readAt(text, line + 1, classes) : undefined;
}

function readAt(text: string, at: number, classes: number): SpecialForm | undefined {
  const unit = text.charCodeAt(at);
  if (unit === 0x5b) return (classes & newline) === 0 ? undefined : match(text, at, SECTIONS);
  const isCapital = (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f;
  return (
    match(text, at, isCapital ? VARIABLES : NONE) ??
    match(text, at, (classes & dash) !== 0 && (classes & space) !== 0 ? KEYS : NONE) ??
    match(text, at, text.length - at < MAX_LINE && /ALL|:0:/.test(text) ? RIGHTS : NONE)
  );
}

function match(text: string, at: number, forms: readonly Form[]): SpecialForm | undefined {
  for (const [form, context] of forms) {
    form.lastIndex = at;
    const found = form.exec(text);
    if (found !== null && (found[1] === undefined || ACTS_ALONE.has(found[1])))
      return { start: at, end: at + found[0].length, context };
  }
  return undefined;
}
