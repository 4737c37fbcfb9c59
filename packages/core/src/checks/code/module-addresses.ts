import type { Construct } from './constructs.js';

/** Node's modules that run programs or evaluate text, and those of their functions that do. */
const MODULE = '(?:node:)?(?:child_process|vm|module|fs(?:\\/promises)?|worker_threads|inspector|process|repl|cluster)';
const FUNCTION =
  '(?:exec(?:Sync|File|FileSync)?|spawn(?:Sync)?|fork|run[Ii]n\\w{4,16}|compileFunction|Script|_load|createRequire|require|(?:write|append|read)File(?:Sync)?|rm(?:Sync)?|unlink(?:Sync)?|Worker|binding|dlopen|getBuiltinModule)';

/**
 * How React's server functions are named, `module#export` (react-server-dom): a module of Node's is none of an application's.
 * In documentation `fs#readFile` is a heading: there a word stands beside it.
 */
const REFERENCE = new RegExp(`^\\s{0,4}${MODULE}#${FUNCTION}\\s{0,4}$`);
const NAMED_REFERENCE = new RegExp(`["']id["']\\s{0,4}:\\s{0,4}["']${MODULE}#\\w{1,40}["']`);

/** RFC 2397: a script as an address. Pages are judged by `xss`; here it is imported, and runs whatever it says. */
const SCRIPT =
  /(?:^\s{0,8}|["']id["']\s{0,4}:\s{0,4}["'])data:(?:text|application)\/(?:x-)?(?:java|ecma)script(?:;[\w=-]{1,32}){0,3},[^\n]{0,400}?(?:\(|%28|import\b)/i;

/** A module that the server is told to load, or a function of one that it is told to call, by its address alone. */
export function findModuleAddress(text: string): Construct | undefined {
  const match = text.includes('#')
    ? (REFERENCE.exec(text) ?? NAMED_REFERENCE.exec(text) ?? findScript(text))
    : findScript(text);
  if (match === null) return undefined;
  const start = match.index;
  return { start, end: start + match[0].length, what: "load a module of the sender's choice", unmistakable: true };
}

function findScript(text: string): RegExpExecArray | null {
  return text.includes('script') && text.includes('data:') ? SCRIPT.exec(text) : null;
}
