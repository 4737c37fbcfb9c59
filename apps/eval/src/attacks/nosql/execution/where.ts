import { createContext, Script } from 'node:vm';
import { DOCUMENTS } from './documents.js';

const TIME_LIMIT_MS = 50;

/** What a `$where` did: which documents it chose, that it waited, or that it failed while running. */
export type WhereResult =
  | { readonly kind: 'chosen'; readonly documents: string }
  | { readonly kind: 'waited' | 'threw' | 'refused' };

/**
 * Runs JavaScript over every document as the database does: a function body or an expression, `this` the document.
 * A realm of its own without anything of ours; a call of `sleep` ends it, which is what the attacker wanted to see.
 */
export function runWhere(code: string): WhereResult {
  const body = code.split('\u0000', 1)[0] ?? '';
  const script = compile(toFunctionBody(body));
  if (script === undefined) return { kind: 'refused' };
  const chosen: number[] = [];
  for (const document of DOCUMENTS) {
    const realm = createContext(Object.create(null));
    try {
      PREPARE.runInContext(realm);
      realm.text = JSON.stringify(document);
      if (script.runInContext(realm, { timeout: TIME_LIMIT_MS }) === true) chosen.push(document._id);
    } catch (error) {
      const { code: reason, message } = (error ?? {}) as { code?: string; message?: string };
      if (reason === 'ERR_SCRIPT_EXECUTION_TIMEOUT' || message === 'slept') return { kind: 'waited' };
      return { kind: 'threw' };
    }
  }
  return { kind: 'chosen', documents: chosen.join() };
}

const PREPARE = new Script('globalThis.sleep = () => { throw new Error("slept"); };');

/** By the database's own rule: an expression is returned, a text with statements of its own is the body as it is. */
function toFunctionBody(code: string): string {
  const end = code.indexOf(';');
  const isExpression =
    !code.includes('\n') && !/(?<![\w$])return(?![\w$])/.test(code) && (end === -1 || end === code.length - 1);
  return isExpression || /^\s*function\b/.test(code) ? `return ${code}` : code;
}

function compile(body: string): Script | undefined {
  try {
    // A value that is a function is called, as the database does with `function() {}`.
    return new Script(
      `(() => { const value = (function () { ${body}\n}).call(JSON.parse(text)); const result = typeof value === 'function' ? value.call(JSON.parse(text)) : value; return Boolean(result); })()`,
    );
  } catch {
    return undefined;
  }
}
