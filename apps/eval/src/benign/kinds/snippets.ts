import type { TextKind } from '../kind.js';
import { codeBlocks } from '../passages.js';

/** Settings as people paste them: YAML, TOML, INI, environment files and servers' configuration. */
export const settings: TextKind = {
  name: 'settings',
  side: 'passes',
  real: true,
  why: 'a whole file of settings, or whole entries of one; what it starts, it starts where it is read as settings',
  *collect({ documents }) {
    for (const document of documents) {
      if (document.kind !== 'markdown') continue;
      for (const block of codeBlocks(document)) {
        if (/^(ya?ml|toml|ini|env|dotenv|properties|conf|nginx|apache|editorconfig|diff|csv)$/.test(block.language))
          yield { text: block.code, origin: document.package };
      }
    }
  },
};

/** Rows of real tables, as spreadsheets and CSV files hold them. */
export const tableRows: TextKind = {
  name: 'table-rows',
  side: 'passes',
  real: true,
  why: 'cells between separators; a cell is data',
  *collect({ documents, random }) {
    for (const document of documents) {
      if (document.kind !== 'markdown') continue;
      for (const [table] of document.text.matchAll(/(?:^\|[^\n]*\|[ \t]*\n){3,12}/gm)) {
        const rows = table
          .trim()
          .split('\n')
          .filter((row) => !/^[|:\s-]+$/.test(row))
          .map((row) =>
            row
              .replace(/^\s*\||\|\s*$/g, '')
              .split(/(?<!\\)\|/)
              .map((cell) => cell.trim()),
          );
        yield { text: toLines(rows, random.pick([',', ';', '\t', ' | '])), origin: document.package };
      }
    }
  },
};

function toLines(rows: readonly (readonly string[])[], separator: string): string {
  const cell = (text: string): string =>
    /["\n]/.test(text) || text.includes(separator.trim() || separator) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join(separator)).join('\n');
}

/** Messages of translations: out of the language files of real packages. */
export const translations: TextKind = {
  name: 'translations',
  side: 'passes',
  real: true,
  why: 'sentences with places for values, in many languages and notations',
  *collect({ documents }) {
    for (const document of documents) {
      if (!/(^|[/\\])(locales?|lang|langs|i18n|translations?|messages|languages)[/\\]/.test(document.path)) continue;
      for (const [, , text] of document.text.matchAll(/(["'])((?:(?!\1)[^\\\n]|\\.){8,400})\1\s*(?=[,}\n])/g)) {
        if (text !== undefined && /[\s%{]/.test(text))
          yield { text: text.replace(/\\(["'])/g, '$1').replaceAll('\\n', '\n'), origin: document.package };
      }
    }
  },
};
