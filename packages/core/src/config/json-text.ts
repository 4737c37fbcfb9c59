import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import type { ConfigFault } from './fault.js';

/** A configuration is a few kilobytes; a larger file is the wrong file. */
export const TEXT_LIMIT_CHARACTERS = 1_048_576;
/** The deepest legal key is 3 levels in; the parser recurses, so what is deeper ends here. */
export const DEPTH_LIMIT = 16;

/** What a text says, or everything that is wrong with it. */
export type JsonReading = { readonly value: unknown } | { readonly faults: readonly ConfigFault[] };

class TooDeep extends Error {}

/** Reads JSON with comments. A key given twice is a fault; `__proto__` is a key like any other. */
export function readJsonText(source: string): JsonReading {
  if (source.length > TEXT_LIMIT_CHARACTERS) {
    return { faults: [{ path: '', value: '', expected: `at most ${TEXT_LIMIT_CHARACTERS} characters` }] };
  }
  const builder = new Builder();
  try {
    // Windows editors begin a file with a byte order mark.
    visit(source.replace(/^\uFEFF/, ''), builder.visitor(), { allowTrailingComma: true, disallowComments: false });
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    builder.faults.push({ path: '', value: '', expected: `at most ${DEPTH_LIMIT} levels of nesting` });
  }
  return builder.faults.length > 0 ? { faults: builder.faults } : { value: builder.root };
}

type Container = unknown[] | Record<string, unknown>;

/** jsonc-parser's own `parse` assigns keys and so lets `__proto__` through to the prototype; this one defines them. */
class Builder {
  readonly faults: ConfigFault[] = [];
  root: unknown;
  readonly #open: Container[] = [];
  #name = '';

  visitor(): Parameters<typeof visit>[1] {
    return {
      onObjectBegin: () => this.#begin({}),
      onArrayBegin: () => this.#begin([]),
      onObjectEnd: () => void this.#open.pop(),
      onArrayEnd: () => void this.#open.pop(),
      onLiteralValue: (value: unknown) => this.#put(value),
      onObjectProperty: (name, _offset, _length, line, character) => this.#property(name, line, character),
      onError: (code, _offset, _length, line, character) => this.#syntax(code, line, character),
    };
  }

  #begin(container: Container): void {
    if (this.#open.length >= DEPTH_LIMIT) throw new TooDeep();
    this.#put(container);
    this.#open.push(container);
  }

  #property(name: string, line: number, character: number): void {
    this.#name = name;
    const parent = this.#open.at(-1);
    if (parent && Object.hasOwn(parent, name)) {
      this.faults.push({ path: name, value: '', expected: `to be given once; again in ${position(line, character)}` });
    }
  }

  #put(value: unknown): void {
    const parent = this.#open.at(-1);
    if (parent === undefined) this.root = value;
    else if (Array.isArray(parent)) parent.push(value);
    else {
      Object.defineProperty(parent, this.#name, { value, enumerable: true, writable: true, configurable: true });
    }
  }

  #syntax(code: ParseErrorCode, line: number, character: number): void {
    const what = printParseErrorCode(code)
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase();
    this.faults.push({ path: '', value: '', expected: `JSON: ${what} in ${position(line, character)}` });
  }
}

function position(line: number, character: number): string {
  return `line ${line + 1}, column ${character + 1}`;
}
