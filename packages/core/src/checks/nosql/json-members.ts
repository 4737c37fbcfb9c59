import type { QueryEscape } from './graph-query.js';
import { PRIVILEGE } from './operators.js';
import { plainName } from './query-keys.js';

/**
 * `x","role":"admin`: a value that ends the string of a document it is written into, adds a right, and leaves a string
 * open for what follows. A piece of a whole document ends where that ends, with a bracket.
 */
const MEMBERS =
  /^[^"\\\n]{0,128}"((?:\s{0,4},\s{0,4}"[\w.$-]{1,64}"\s{0,4}:\s{0,4}(?:"[^"\\\n]{0,128}"|true|false|null|-?\d{1,16}|\[[^[\]\n]{0,64}\]|\{[^{}\n]{0,64}\})){0,8}\s{0,4},\s{0,4}"[\w.$-]{1,64}"\s{0,4}:\s{0,4}"[^"\\\n]{0,128})$/;
/** `"}},{"term":{"role":"admin`, `"},"script":{"source":"1`: what the value stood in is closed first. */
const BESIDE =
  /^[^"\\\n]{0,128}"\s{0,4}[}\]][\s}\]]{0,8},(?:\s{0,4}[[{]|\s{0,4}"[\w.$-]{1,64}"\s{0,4}:\s{0,4}[[{]){1,8}\s{0,4}"([\w.$-]{1,64})"\s{0,4}:\s{0,4}"[^"\\\n]{0,128}$/;
const NAME = /,\s{0,4}"([\w.$-]{1,64})"\s{0,4}:\s{0,4}(?:true|[1-9]|\[|")/g;

export function readMembers(text: string): QueryEscape | undefined {
  const members = MEMBERS.exec(text)?.[1];
  if (members === undefined) return readBeside(text);
  for (const [, name] of members.matchAll(NAME)) {
    if (!PRIVILEGE.test(plainName(name as string))) continue;
    const start = text.length - members.length - 1;
    return { start, end: text.length, language: 'a document (JSON)', what: 'add a right to those that were asked for' };
  }
  return undefined;
}

function readBeside(text: string): QueryEscape | undefined {
  const beside = BESIDE.exec(text);
  if (beside === null) return undefined;
  const isScript = beside[1] === 'source' && /"script"\s{0,4}:\s{0,4}\{/.test(text);
  if (!isScript && !PRIVILEGE.test(plainName(beside[1] as string))) return undefined;
  const what = isScript ? 'add a script of its own' : 'add a condition beside the one that was asked for';
  return { start: text.indexOf('"'), end: text.length, language: 'a document (JSON)', what };
}
