import { withoutBlankRuns } from '../../values/blank-runs.js';
import { CharacterClass } from '../../values/character-classes.js';
import type { Source } from '../../values/value.js';
import type { Certainty, DetectContext, Detection, ValueCheck } from '../check.js';
import { findPollutedPath, type PollutedPath } from './key-path.js';
import { findListedKeys, isWrittenKey, withoutComments } from './written-keys.js';

const KEYS: ReadonlySet<Source> = new Set(['qs_variables', 'post_variables', 'json_keys']);

const PROTO = '__proto__';
const SHORTEST = PROTO.length;
/** In lower case, as words are asked for. */
const INHERITED_METHODS = new Set(
  'tostring tolocalestring valueof hasownproperty isprototypeof propertyisenumerable'.split(' '),
);
/** An element of a list: `a[0]`, `a[]`. */
const LISTED = /\[\d*\]$/;

/** Python's data model, "Instance methods": a function's module, to which merging functions get through a method. */
const PYTHON = '__globals__';
const PYTHON_PATH =
  /__(?:init|class|new|call|init_subclass|reduce|eq|str|repr|getattribute)__["'\]]?[.[]["']?__globals__\b/;

/** Prototype pollution: keys that lead to the object that all others inherit from. */
export const prototype: ValueCheck = {
  id: 'prototype',
  title: 'Prototype pollution',
  cwe: 1321,
  attack: 'T1190',
  sources: new Set<Source>([
    ...(['qs_variables', 'qs_values', 'post_variables', 'post_values', 'json_keys', 'json_values'] as const),
    ...(['path', 'cookies', 'xml_values', 'text', 'file_names', 'headers_values'] as const),
  ]),
  // The underscore counts as a letter.
  applies: (classes) => (classes & CharacterClass.letter) !== 0,
  words: {
    prose: true,
    classes: CharacterClass.letter | CharacterClass.digit | CharacterClass.dash,
    names: new Set(['prototype']),
    // Methods of every object, where a key of theirs follows.
    members: INHERITED_METHODS,
    // `_constructor_proto_constructor_` hides its key.
    longerThan: SHORTEST + 'constructor'.length - 1,
    seesLonger: (word) => word.includes('constructor') || word.includes('proto'),
  },
  detect,
};

function detect(written: string, context: DetectContext): Detection | undefined {
  const text = NAMED.test(written) ? withoutBlankRuns(written) : written;
  const found = detectIn(text, context);
  // Offsets in a rewritten text are none in the text that came.
  return found === undefined || text === written ? found : { ...found, start: 0, end: written.length };
}

/** One look spares most texts a second one. */
const NAMED = /proto|constructor|__globals__/;

/** What people look for, and write: they may speak of a key. */
const SPOKEN =
  /(?:^|[.[\]])(?:q|query|s|search|term|keywords?|words?|text|title|name|subject|message|body|content|comment|description|tags?|notes?|value|input|prompt|question|answer|code|html|markdown)\]?$/i;

/** `key=__proto__`, `{"field": "a.__proto__"}`: alone in a value that chooses a member, the key was meant as one. */
function chooses(text: string, { start, end }: PollutedPath, { path }: DetectContext): boolean {
  if (path === '' || !/^\]?$/.test(text.slice(end)) || SPOKEN.test(path)) return false;
  return /^(?:[\w$-]{1,64}[.[/]){0,8}$/.test(text.slice(0, start).replace(/\]/g, ''));
}

function detectIn(text: string, context: DetectContext): Detection | undefined {
  const { source, path } = context;
  if (source === 'json_keys' && text === 'prototype') return detectNested(text, path);
  // lodash's set() and others take a path as a list of names, too.
  if (text === PROTO && LISTED.test(path)) return describe({ start: 0, end: text.length, target: PROTO }, 'certain');
  if (text.length < SHORTEST) return undefined;
  if (STATEMENT.test(text)) return describe({ start: 0, end: text.length, target: 'constructor.prototype' }, 'certain');
  if (KEYS.has(source) && INHERITED_PATH.test(text)) return describeInherited(text);
  if (KEYS.has(source) && text.includes(PYTHON) && PYTHON_PATH.test(source === 'json_keys' ? path : text))
    return describePython(text);
  const found = findPollutedPath(text) ?? findInCommented(text);
  const listed = found?.target === '__proto__' || text.includes('constructor"') ? findListedKeys(text) : undefined;
  if (listed !== undefined) return describe(listed, 'certain');
  if (found === undefined) return undefined;
  if (KEYS.has(source)) return describe(found, judgeKey(text, found));
  return describe(found, chooses(text, found, context) ? 'certain' : judgeText(text, found));
}

/** `Object.prototype.role = 1`, by the name of what `constructor` leads to; a method put there is a library's. */
const STATEMENT =
  /^[\s;]{0,16}Object\.prototype\s{0,4}(?:\.\s{0,4}[\w$]{1,64}|\[\s{0,4}["'`][^"'`\n]{1,64}["'`]\s{0,4}\])\s{0,4}=(?!=|\s{0,4}(?:async|function)\b|[^\n]{0,64}=>)/;

/** ECMA-262, 20.1.3 and 20.2.3: the methods that every object inherits, and what every function has. */
const INHERITED_PATH =
  /^["'\s]{0,4}(?:toString|toLocaleString|valueOf|hasOwnProperty|isPrototypeOf|propertyIsEnumerable)["']?\s{0,4}(?:\.|\]?\[)\s{0,4}["']?(?:call|apply|bind|name|length|constructor|prototype|toString|valueOf)\b/;

/** `toString.call=x`: written key by key, the path leads to a function that all objects share. */
function describeInherited(text: string): Detection {
  return {
    certainty: 'certain',
    start: 0,
    end: text.length,
    context: 'as a path of keys',
    explanation: 'Written into an object key by key, the path would change a function that every object inherits.',
  };
}

function describePython(text: string): Detection {
  return {
    certainty: 'certain',
    start: 0,
    end: text.length,
    context: 'as a path of keys in a Python object',
    explanation: 'Merged into an object, these keys lead through a method to the variables of its module.',
  };
}

/** JSON5 and YAML's flow style take comments between a key and its value. */
function findInCommented(text: string): PollutedPath | undefined {
  if (!/^\s*[{[]/.test(text) || !text.includes('/*') || !text.includes('constructor')) return undefined;
  const found = findPollutedPath(withoutComments(text));
  return found && { ...found, start: 0, end: text.length };
}

/** `{"constructor": {"prototype": {}}}`: the key alone says nothing, its place does. */
function detectNested(text: string, path: string): Detection | undefined {
  return /(?:^|[.\]])constructor\.prototype$/.test(path)
    ? describe({ start: 0, end: text.length, target: 'constructor.prototype' }, 'certain')
    : undefined;
}

/** The name of a parameter; a body without `=` is one too, whatever it holds. */
function judgeKey(text: string, found: PollutedPath): Certainty {
  return text.length <= 512 || isKeyPath(text, found) ? 'certain' : judgeText(text, found);
}

/** Text in which the path stands: an object or a path that somebody will walk, or words about it. */
function judgeText(text: string, found: PollutedPath): Certainty {
  return (found.isHidden === true && !/\s/.test(text)) ||
    isKeyPath(text, found) ||
    isObjectKey(text, found) ||
    isCommentedKey(text, found) ||
    isJoined(text, found) ||
    isAssigned(text, found) ||
    (isData(text) && isWrittenKey(text, found))
    ? 'certain'
    : 'unsure';
}

/** The whole text is a path of keys: `__proto__.x`, `/a/__proto__/b`, `a[constructor][prototype][b]=1`. */
function isKeyPath(text: string, { start, end }: PollutedPath): boolean {
  const before = text.slice(Math.max(0, start - 256), start);
  if (!/^\s*(?:\(?\{\}\)?(?=[.[]))?[\w$\-[\]./~"'&=?#,]*$/.test(before)) return false;
  const after = text.slice(end, end + 256);
  // Alone it is a word; it takes a further key to write one.
  // lodash and others skip empty names: `a..b`.
  return (
    /^["'`]?\s*(?:\]\s*=|\]?\s*(?:\.\s?|\.{1,8}\[?|\/{1,8}|\[)\s*["'`]?[\w$-])/.test(after) &&
    !/^\.\s[a-z]+\s[a-z]/i.test(after)
  );
}

/** The same sign on both sides, whatever a library takes for one: `a->__proto__->b`, `a|__proto__|b`. */
function isJoined(text: string, { start, end }: PollutedPath): boolean {
  const separator = /[a-zA-Z\d\])](__|->|=>|::?|\||\\|>|;|,)$/.exec(text.slice(Math.max(0, start - 16), start))?.[1];
  if (separator === undefined || !text.startsWith(separator, end)) return false;
  return (
    /^[\w$-]{1,64}\s*(?:$|[=:\n]|->|\|)/.test(text.slice(end + separator.length, end + 96)) &&
    !/\s/.test(text.slice(0, start).trimStart())
  );
}

function isCommentedKey(text: string, found: PollutedPath): boolean {
  if (!text.includes('/*') || !/^\s*[{[]/.test(text)) return false;
  const bare = withoutComments(text);
  const again = bare === text ? undefined : findPollutedPath(bare);
  return again !== undefined && again.target === found.target && isObjectKey(bare, again);
}

/** `{"__proto__": …`: JSON.parse makes it a key of its own, and merging it copies it on. */
function isObjectKey(text: string, { start, end }: PollutedPath): boolean {
  // Blanks in front say nothing, however many.
  const isDocument = start < 64 || /^(?:j:)?[{[]/.test(text.trimStart());
  if (!isDocument) return false;
  const before = text.slice(Math.max(0, start - 32), start);
  return (
    /[{,]\s*\\?["']?(?:[\w$-]{1,32}\.){0,2}\[?$/.test(before) &&
    /^\]?\\?["']?\s*:\s*(?:\\?["'{[\d]|true|false|null|[a-zA-Z_]\w{0,40}\s{0,4}[{(])/.test(text.slice(end, end + 32)) &&
    isData(text)
  );
}

/** Data, not a program that speaks of the key. */
function isData(text: string): boolean {
  // What a document says in words is no program.
  // A word that is cut off at the end is none of a program's.
  const written = text
    .slice(0, 4096)
    .replace(/[a-z]{1,32}$/i, '')
    .replace(/"[\p{L}\s.,!?'-]{1,4096}"/gu, '""');
  return !/\b(?:function|const|let|var|return|import|class)\b|=>|;\s*\n/.test(written);
}

/** A query string inside a value: `?__proto__[x]=1`, `x=1&__proto__[x]=y`. */
function isAssigned(text: string, { start, end }: PollutedPath): boolean {
  const before = text.charAt(start - 1);
  return (
    (start === 0 || /[?&#;[\]/\n]/.test(before)) &&
    /^\]?(?:(?:\[[^\]\n]{0,64}\]|\.[\w$-]{1,64}){1,8})\s{0,4}=[^=]/.test(text.slice(end, end + 640))
  );
}

function describe({ start, end, target }: PollutedPath, certainty: Certainty): Detection {
  return {
    certainty,
    start,
    end,
    context: 'as a key of an object',
    explanation: `Written into an object key by key, ${target} would change what every object of the application inherits.`,
  };
}
