import type { Form } from './form.js';

/** Lua 5.4 Reference Manual, 6: its libraries are tables that can be reached by name; strings and calls need no parentheses. */
export const LUA: readonly Form[] = [
  {
    pattern:
      /(?<![\w$.])_(?:G|ENV)\s{0,4}(?:\.\s{0,4}(?:os|io|debug|package|load\w{0,6}|dofile|require)\b|\[\s{0,4}["'])/,
    what: 'reach the libraries of the language',
  },
  {
    pattern: /\brequire\s{0,2}["'](?:os|io|debug|package|ffi|socket)["']\s{0,2}[.:]/,
    what: 'load a library of the system',
  },
  {
    pattern: /(?<![\w$])load(?:string)?\s{0,4}\(\s{0,4}(?:["']|\[\[)[^\n]{1,120}?\)\s{0,4}\(/,
    what: 'run a text',
  },
  {
    pattern: /pcall\s{0,4}\(\s{0,4}(?:os\s?\.\s?(?:execute|popen|system)|io\s?\.\s?popen|load\w{0,6}|dofile)\s{0,4},/,
    what: 'hand on what runs programs',
  },
  {
    pattern:
      /[(,=]\s{0,4}(?:os\s?\.\s?(?:execute|rename|remove)|io\s?\.\s?(?:popen|open))\s{0,4}[,)]|(?<![\w$.])(?:os|io)\s?\[\s?[("']|\bpackage\s?\.\s?cpath\s{0,4}=/,
    what: 'hand on what runs programs',
  },
  {
    pattern: /\b(?:pairs|next|rawget|rawset|setmetatable)\s{0,4}\(\s{0,4}_(?:G|ENV)\b|\bstring\s?\.\s?dump\s?\(/,
    what: 'reach all that the program holds',
  },
  { pattern: /(?<![\w$.])debug\s?\.\s?debug\s?\(\s?\)/, what: 'start a prompt' },
];
