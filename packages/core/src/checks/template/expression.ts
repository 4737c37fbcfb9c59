import { computesConstants } from './computed-constants.js';
import { FRAMEWORK_OBJECTS, reachesContext, reachesEngine } from './framework-objects.js';
import { isPlainInside } from './plain-inside.js';
import { readTokens, type Token } from './tokens.js';
import {
  CALLING_FILTERS,
  CONTEXT_OBJECTS,
  ENGINE_OBJECTS,
  EXECUTING_CALLS,
  FREEMARKER_BUILTINS,
  FREEMARKER_SPECIAL,
  MEMBER_FILTERS,
  OUTWARD_MEMBERS,
  PHP_CALLABLES,
  SYSTEM_OBJECTS,
  WHOLE_OBJECTS,
} from './vocabulary.js';

/**
 * What an expression does. `reach`: it leads out of the template's data. `compute`: it computes constants, which only
 * a probe does. `plain`: what pages do.
 */
export type Deed = 'reach' | 'compute' | 'plain';

/** Reads the inside of a template's delimiters; `backticks` run a program where the template's language is Ruby or Perl. */
export function deedOf(source: string, backticks = false, doubled = false): Deed {
  return isWord(source) || isPlainInside(source, backticks) ? 'plain' : readDeed(source, backticks, doubled);
}

/** The same, read token by token. */
export function readDeed(source: string, backticks: boolean, doubled: boolean): Deed {
  const tokens = readTokens(source);
  if (isWholeObject(tokens)) return 'reach';
  if (doubled && walksEverything(tokens)) return 'reach';
  if (backticks && isBackticked(tokens)) return 'reach';
  if (tokens.some((_, index) => reaches(tokens, index))) return 'reach';
  return computesConstants(tokens) && !DAY.test(source) ? 'compute' : 'plain';
}

/** `master@{2018-03-29}`: a revision of Git's. */
const DAY = /^\s*\d{4}-\d\d-\d\d(?:[ T:.\d]{0,16})\s*$/;

/** `name`: most expressions are, and nothing more has to be known of them. */
function isWord(source: string): boolean {
  if (source.startsWith('__') || source.length > 64 || WHOLE_OBJECTS.has(source)) return false;
  for (let index = 0; index < source.length; index++) {
    const unit = source.charCodeAt(index);
    const isLetter = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f;
    if (!isLetter && (unit < 0x30 || unit > 0x39)) return false;
  }
  return true;
}

/** `applicationScope` alone writes out all that it holds. */
function isWholeObject(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ text }) => text !== '(' && text !== ')');
  return words.length === 1 && WHOLE_OBJECTS.has((words[0] as Token).text);
}

/** `` `id` ``, `` x = `id` ``: only as an operand. */
function isBackticked(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ text }, index) => text === '``' && (index === 0 || /^[=(,;+]$/.test(tokens[index - 1]?.text ?? '')),
  );
}

/** Python's, and Jinjava's own interpreter under more of them. */
const DUNDER = /^__+[a-z]\w*__$/;

function reaches(tokens: readonly Token[], index: number): boolean {
  const { kind, text } = tokens[index] as Token;
  const before = tokens[index - 1]?.text ?? '';
  const after = tokens[index + 1]?.text ?? '';
  if (kind === 'string') return reachesByText(text, tokens, index) || isFileOfSystem(text, tokens, index);
  if (kind === 'operator') return reachesByOperator(tokens, index);
  if (kind !== 'name') return false;
  if (DUNDER.test(text)) return true;
  const isMember = before === '.' || before === '->' || before === '::';
  // JMeter's functions: `__groovy(…)`; `__n(…)` translates.
  if (/^__[a-zA-Z]{3}/.test(text) && after === '(') return true;
  const framework = FRAMEWORK_OBJECTS.get(text);
  if (framework !== undefined) return framework(tokens, index);
  if (isSecretOfCall(tokens, index)) return true;
  // A function's name is a text (ECMA-262 20.2.4.2), and leads nowhere.
  if (
    (text === 'constructor' || text === 'prototype') &&
    after === '.' &&
    tokens[index + 2]?.text === 'name' &&
    tokens[index + 3] === undefined
  )
    return false;
  if (OUTWARD_MEMBERS.has(text))
    return (
      isMember ||
      (before === '=' && tokens[index - 2]?.text === 'method') ||
      after === '.' ||
      after === '(' ||
      after === '['
    );
  if (text === 'class') return isMember && (after === '.' || after === '[');
  if (EXECUTING_CALLS.has(text) && after === '(')
    return !isMember || isSystemMember(tokens, index) || tokens[index + 2]?.kind === 'string';
  if (SYSTEM_OBJECTS.has(text)) return reachesSystem(tokens, index, isMember);
  if (ENGINE_OBJECTS.has(text)) return !isMember && reachesEngine(tokens, index);
  if (CONTEXT_OBJECTS.has(text)) return !isMember && reachesContext(tokens, index);
  if (before === '.' && FREEMARKER_SPECIAL.has(text) && /^[=(,[]?$/.test(tokens[index - 2]?.text ?? '')) return true;
  if (text === 'x') return before === '%' && isProgramLiteral(tokens, index);
  // Perl's `qx(id)`.
  if (text === 'qx')
    return !isMember && /^[([{|/!]$/.test(after) && tokens[index + 1]?.start === (tokens[index] as Token).start + 2;
  if (text === 'exit' && after === '!') return true;
  if (text === 'T') return after === '(' && tokens[index + 3]?.text === '.';
  if (text === 'new' && before !== '?') return tokens[index + 2]?.text === '.' && /^[a-z]/.test(after);
  // Groovy: what a command that was started writes, and what an address answers.
  if (text === 'execute' || text === 'toURL') return isMember && isReadCall(tokens, index);
  if (text === 'import' || text === 'from') return index <= 1 && /^[a-z_]\w*$/.test(after) && !isMember;
  if (MEMBER_FILTERS.has(text)) return before === '|' && (after === '(' || text !== 'attr');
  return FREEMARKER_BUILTINS.has(text) && before === '?' && (text === 'new' ? after === '(' : true);
}

/** `x.execute().text`, `'…'.toURL().getText()`. */
function isReadCall(tokens: readonly Token[], index: number): boolean {
  const [opener, closer, dot, member] = tokens.slice(index + 1, index + 5).map(({ text }) => text);
  return opener === '(' && closer === ')' && dot === '.' && /^(?:getT|t)ext$/.test(member ?? '');
}

/** `conn.get("x").password`: what a call gives is no data of the page. */
function isSecretOfCall(tokens: readonly Token[], index: number): boolean {
  return (
    tokens[index - 1]?.text === '.' &&
    tokens[index - 2]?.text === ')' &&
    SECRET_MEMBERS.has((tokens[index] as Token).text)
  );
}

const HOST_SECRET = /pass(?:word|wd|phrase)?$|secret|token|private_key|credential/i;
const SECRET_MEMBERS = new Set(['password', 'secret', 'token', 'credentials']);

/** Ruby's `%x(id)`: at the start of an operand, where `%` is no operator. */
function isProgramLiteral(tokens: readonly Token[], index: number): boolean {
  const percent = tokens[index - 1] as Token;
  const name = tokens[index] as Token;
  const operand = tokens[index - 2];
  const opener = tokens[index + 1];
  if (name.start !== percent.start + 1 || opener?.start !== name.start + 1) return false;
  return (
    /^[([{|/!]$/.test(opener.text) &&
    (operand === undefined || /^(?:[=(,;+[{:]|=>)$|^(?:puts|return|print)$/.test(operand.text))
  );
}

/** Handlebars: `each this` with its keys, `lookup` by a constant name, the root as a block's object. */
function walksEverything(tokens: readonly Token[]): boolean {
  const words = tokens.map(({ text }) => text);
  const first = words[0] === '#' ? 1 : 0;
  const lookup = words.indexOf('lookup');
  if (
    lookup >= 0 &&
    (lookup === first || words[lookup - 1] === '(') &&
    tokens.slice(lookup).some(({ kind }) => kind === 'string')
  )
    return true;
  if (words[first] === 'each' || words[first] === 'with')
    return (
      (words[first + 1] === '@' && words[first + 2] === 'root') ||
      (words[first] === 'with' && words[first + 1] === 'this')
    );
  return words[0] === '@' && words[1] === 'root' && words.length > 2;
}

/** `['constructor']`, `lookup x "__class__"`, `map('system')`, `forName('java.lang.Runtime')`. */
function reachesByText(text: string, tokens: readonly Token[], index: number): boolean {
  if (
    DUNDER.test(text) ||
    text === 'constructor' ||
    /^(?:java|javax|freemarker|org|com)(?:\.\w+){1,6}\.[A-Z]\w+$/.test(text)
  )
    return true;
  const opener = tokens[index - 1]?.text ?? '';
  const caller = tokens[index - 2]?.text ?? '';
  // Twig: `x has some 'system'`.
  const isCalled =
    (opener === '(' && CALLING_FILTERS.has(caller)) || (caller === 'has' && /^(?:some|every)$/.test(opener));
  if (isCalled && (EXECUTING_CALLS.has(text) || PHP_CALLABLES.has(text))) return true;
  if (opener === '(' && /^(?:lookup|query|q)$/.test(caller) && PLUGIN.test(text)) return true;
  if ((opener === '[' || (opener === '(' && caller === 'format')) && isHiddenDunder(tokens, index)) return true;
  // Ansible: what it logs in with on another host.
  if (opener === '[' && tokens[0]?.text === 'hostvars' && HOST_SECRET.test(text)) return true;
  // A member's name put together from pieces is a name that somebody must not see.
  return (
    opener === '[' &&
    /^[+~]$/.test(tokens[index + 1]?.text ?? '') &&
    tokens[index + 2]?.kind === 'string' &&
    isMemberBracket(tokens, index - 1)
  );
}

/** Ansible, "Lookup plugins": what reads files, runs commands or fetches pages. */
const PLUGIN =
  /^(?:\w{1,20}\.){0,3}(?:pipe|file|lines|env|url|fileglob|csvfile|ini|password|vars|varnames|template|unvault|first_found|hashi_vault)$/;

/** `['__cl','ass__']|join`: pieces of one name. */
function isHiddenDunder(tokens: readonly Token[], index: number): boolean {
  let name = '';
  for (let at = index; at < index + 32; at++) {
    const token = tokens[at];
    if (token?.kind === 'string') name += token.text;
    else if (token?.text !== ',' && token?.text !== '+' && token?.text !== '~') break;
  }
  return DUNDER.test(name);
}

/** `{% include '/etc/passwd' %}`, `source('.env')`: a template's name has no root, does not climb, and is not hidden. */
function isFileOfSystem(text: string, tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.text ?? '';
  const isOption = before === ':' && tokens[index - 3]?.text === 'render';
  // `include file="/x"`.
  const isAttribute =
    before === '=' && index > 2 && /^(?:file|src|page|path|template)$/.test(tokens[index - 2]?.text ?? '');
  const loader = isAttribute
    ? (tokens[index - 3]?.text ?? '')
    : before === '(' || isOption
      ? (tokens[index - 2]?.text ?? '')
      : before;
  return (
    /^(?:include|include_relative|extends|import|from|source|ssi|fetch|load|layout|render|parse|insert|open|file|use|embed)$/.test(
      loader,
    ) && /^(?:\/|\.[a-z]|[a-z]:[\\/]|\.\.[\\/]|(?:file|https?|ftp|php):)/i.test(text)
  );
}

function isMemberBracket(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return before !== undefined && (before.kind !== 'operator' || before.text === ')' || before.text === ']');
}

/** OGNL's `@class@member` and assignments to `#name`; a shell's backticks. */
function reachesByOperator(tokens: readonly Token[], index: number): boolean {
  const { text, start } = tokens[index] as Token;
  if (text === '#') {
    const name = tokens[index + 1];
    return (
      name?.kind === 'name' &&
      name.start === start + 1 &&
      /^(?:[=[]|\.)$/.test(tokens[index + 2]?.text ?? '') &&
      /^[(.,=]?$/.test(tokens[index - 1]?.text ?? '')
    );
  }
  if (text !== '@' || tokens[index + 1]?.kind !== 'name') return false;
  if (isBean(tokens, index)) return true;
  let at = index + 1;
  while (tokens[at]?.kind === 'name' && tokens[at + 1]?.text === '.') at += 2;
  return at > index + 1 && tokens[at]?.kind === 'name' && tokens[at + 1]?.text === '@';
}

/** SpEL's `@bean.method(…)` and `@systemProperties['x']`: an operand that is no data of the page. */
function isBean(tokens: readonly Token[], index: number): boolean {
  if (
    !/^[(,=+!?:&|[]*$/.test(tokens[index - 1]?.text ?? '') ||
    tokens[index + 1]?.start !== (tokens[index] as Token).start + 1
  )
    return false;
  if (tokens[index + 1]?.text === 'root') return false;
  if (tokens[index + 2]?.text === '[') return tokens[index + 3]?.kind === 'string';
  let at = index + 2;
  while (tokens[at]?.text === '.' && tokens[at + 1]?.kind === 'name') at += 2;
  return at > index + 2 && tokens[at]?.text === '(';
}

/** Tokens of what a member stands behind. */
const MAX_CHAIN = 128;

function isSystemMember(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 2; at >= Math.max(0, index - MAX_CHAIN); at--) {
    const { text } = tokens[at] as Token;
    if (SYSTEM_OBJECTS.has(text) || EXECUTING_CALLS.has(text) || OUTWARD_MEMBERS.has(text) || DUNDER.test(text))
      return true;
  }
  return false;
}

/** `process.env`, `File.open(…)`, `os.popen(…)`, `java.lang.Runtime`; `File` and `process` alone are words. */
function reachesSystem(tokens: readonly Token[], index: number, isMember: boolean): boolean {
  let behind = index + 1;
  while (tokens[behind]?.text === ')') behind++;
  if (tokens[behind]?.text === '?' && tokens[behind + 1]?.text === '.') behind++;
  const accessor = tokens[behind]?.text ?? '';
  const member = tokens[behind + 1];
  if (
    (accessor !== '.' &&
      accessor !== '::' &&
      accessor !== '[' &&
      !(accessor === ':' && (tokens[index] as Token).text === '$env')) ||
    member === undefined
  )
    return false;
  const name = (tokens[index] as Token).text;
  if (name === 'java' || name === 'javax') return !isMember && tokens[behind + 2]?.text === '.';
  if (name === 'ENV' || name === 'sysenv' || name === '$env') return true;
  if (name === 'System' && member.text === 'Environment') return tokens[behind + 2]?.text === '.';
  if (name === 'process' || name === 'global' || name === 'globalThis')
    return (
      !isMember || (name === 'process' && /^(?:env|mainModule|binding|exit|argv|versions?|cwd|kill)$/.test(member.text))
    );
  return tokens.slice(behind + 2, behind + 11).some(({ text }) => text === '(') || /^[a-z]\w*$/.test(member.text);
}
