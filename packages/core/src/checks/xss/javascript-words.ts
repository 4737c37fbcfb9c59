/** What a reserved word does to the reading that follows it. */
export type WordRole =
  /** An operand has to follow, and none may stand before: `typeof x`. */
  | 'prefix'
  /** An operand may follow: `return`, `break`. */
  | 'optional'
  /** An operand on both sides: `a in b`. */
  | 'binary'
  /** A parenthesis follows that is no call, and then a statement: `if (x)`. */
  | 'head'
  /** A statement follows: `else`, `try`. */
  | 'statement'
  | 'function'
  | 'class'
  /** A complete operand: `this`. */
  | 'operand'
  /** A complete operand that nothing can call or assign: `null`. */
  | 'literal';

/** Reserved words of ECMA-262 12.7.2 by what may stand around them. */
export const RESERVED_WORDS: ReadonlyMap<string, WordRole> = new Map<string, WordRole>([
  ['new', 'prefix'],
  ['typeof', 'prefix'],
  ['void', 'prefix'],
  ['delete', 'prefix'],
  ['throw', 'prefix'],
  ['case', 'prefix'],
  ['var', 'prefix'],
  ['const', 'prefix'],
  ['return', 'optional'],
  ['break', 'optional'],
  ['continue', 'optional'],
  ['debugger', 'optional'],
  ['default', 'optional'],
  ['export', 'optional'],
  ['in', 'binary'],
  ['instanceof', 'binary'],
  ['extends', 'prefix'],
  ['if', 'head'],
  ['for', 'head'],
  ['while', 'head'],
  ['with', 'head'],
  ['switch', 'head'],
  ['catch', 'head'],
  ['else', 'statement'],
  ['do', 'statement'],
  ['try', 'statement'],
  ['finally', 'statement'],
  ['function', 'function'],
  ['class', 'class'],
  ['this', 'operand'],
  ['super', 'operand'],
  ['import', 'operand'],
  ['null', 'literal'],
  ['true', 'literal'],
  ['false', 'literal'],
]);

/** Words that are identifiers too, and after which another operand may stand (ECMA-262 12.7.2, contextual). */
export const CONTEXTUAL_WORDS: ReadonlySet<string> = new Set([
  'let',
  'async',
  'await',
  'yield',
  'get',
  'set',
  'static',
]);

/**
 * Names by which a script reaches something outside its own variables: members of Window, Document, Location
 * and the ways from any value to code (HTML Standard 7.2, 7.3, 8.1; DOM 4.5; ECMA-262 19, 20.2).
 */
export const BROWSER_NAMES: ReadonlySet<string> = new Set([
  'alert',
  'confirm',
  'prompt',
  'print',
  'open',
  'close',
  'eval',
  'Function',
  'constructor',
  '__proto__',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'requestAnimationFrame',
  'queueMicrotask',
  'execScript',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'Worker',
  'SharedWorker',
  'Image',
  'importScripts',
  'import',
  'document',
  'window',
  'self',
  'top',
  'parent',
  'frames',
  'globalThis',
  'opener',
  'location',
  'navigator',
  'navigation',
  'history',
  'localStorage',
  'sessionStorage',
  'cookie',
  'postMessage',
  'write',
  'writeln',
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'createElement',
  'createContextualFragment',
  'appendChild',
  'setAttribute',
  'getElementById',
  'getElementsByTagName',
  'querySelector',
  'addEventListener',
  'onerror',
  'onload',
  'srcdoc',
  'atob',
  'unescape',
  'decodeURIComponent',
  'decodeURI',
  'fromCharCode',
  'fromCodePoint',
  'Reflect',
  'defaultView',
  'contentWindow',
  'ownerDocument',
  'trustedTypes',
  'sendBeacon',
  'jQuery',
  'getScript',
  'globalEval',
  'btoa',
]);

/** Methods that an operator calls by itself (ECMA-262 6.1.5.1, 7.1.1, 7.4): `''+{toString:alert}`. */
export const IMPLICIT_METHODS: ReadonlySet<string> = new Set([
  'toString',
  'valueOf',
  'toJSON',
  'then',
  'next',
  'toPrimitive',
  'iterator',
  'asyncIterator',
  'hasInstance',
]);

/**
 * Names that lead from any value to code or to the global object: ECMA-262 20.2.1 and B.2.2, HTML Standard 7.2, UI Events
 * 3.3, AngularJS scopes, Event.view.
 */
export const ESCAPE_NAMES: ReadonlySet<string> = new Set([
  'constructor',
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  'Function',
  'eval',
  '$eval',
  '$evalAsync',
  'alert',
  'setTimeout',
  'setInterval',
  'defaultView',
  'ownerDocument',
  'contentWindow',
  'view',
  'composedPath',
]);

/** Browser names that are words of everyday English too: `open (new window)`, `print(x)`. */
export const EVERYDAY_NAMES: ReadonlySet<string> = new Set([
  'print',
  'open',
  'close',
  'self',
  'top',
  'parent',
  'frames',
  'opener',
  'history',
  'location',
  'navigation',
  'write',
  'cookie',
  'confirm',
  'prompt',
  'import',
  'Image',
  'Worker',
  'Reflect',
  'fetch',
  'window',
  'document',
  'navigator',
  'jQuery',
]);

/** Everyday names that are the browser's when they are called at once. */
export const CALLED_NAMES: ReadonlySet<string> = new Set(['confirm', 'prompt', 'fetch']);

/** Objects that every page has (HTML Standard 7.2.2, 3.1, 7.2.4, 8.9). */
export const PAGE_OBJECTS: ReadonlySet<string> = new Set([
  'document',
  'window',
  'self',
  'top',
  'parent',
  'frames',
  'globalThis',
  'opener',
  'location',
  'navigator',
]);

/**
 * Members of these that data does not have: `document.title` or `location.name` may be the path of a field (HTML Standard
 * 3.1.1, 7.2.2, 7.2.4; DOM 4.5).
 */
export const PAGE_MEMBERS: ReadonlySet<string> = new Set([
  'cookie',
  'domain',
  'location',
  'document',
  'documentElement',
  'documentURI',
  'URL',
  'referrer',
  'defaultView',
  'write',
  'writeln',
  'innerHTML',
  'outerHTML',
  'createElement',
  'getElementById',
  'getElementsByTagName',
  'getElementsByName',
  'getElementsByClassName',
  'querySelector',
  'querySelectorAll',
  'execCommand',
  'href',
  'hash',
  'assign',
  'replace',
  'reload',
  'alert',
  'confirm',
  'prompt',
  'eval',
  'open',
  'opener',
  'postMessage',
  'setTimeout',
  'setInterval',
  'localStorage',
  'sessionStorage',
  'fetch',
  'atob',
  'onerror',
  'onload',
  'sendBeacon',
  'userAgent',
  'print',
]);

/** The methods of strings that call what they are given: ECMA-262 22.1.3. */
export const TAKES_FUNCTION = /replace(?:All)?\s{0,2}$/;

/** What a page is sent to: another site, or a script. */
export const FOREIGN = /^(?:https?:|[\\/]{2}|javascript:|data:)/i;
