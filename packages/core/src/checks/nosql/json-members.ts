import type { QueryEscape } from './graph-query.js';
import { PRIVILEGE } from './operators.js';
import { plainName } from './query-keys.js';

/**
 * `x","role":"admin`: a value that ends the string of a document it is written into, adds a right, and leaves a string
 * open for what follows. A piece of a whole document ends where that ends, with a bracket.
 */
const MEMBERS =
  /^[^"\\\n]{0,128}"((?:\s{0,4},\s{0,4}"[\w.$-]{1,64}"\s{0,4}:\s{0,4}(?:"[^"\\\n]{0,128}"|true|false|null|-?\d{1,16}|\[[^[\]\n]{0,64}\]|\{[^{}\n]{0,64}\})){0,8}\s{0,4},\s{0,4}"[\w.$-]{1,64}"\s{0,4}:\s{0,4}"[^"\\\n]{0,128})$/;
const NAME = /,\s{0,4}"([\w.$-]{1,64})"\s{0,4}:\s{0,4}(?:true|[1-9]|\[|")/g;

export function readMembers(text: string): QueryEscape | undefined {
  const members = MEMBERS.exec(text)?.[1];
  if (members === undefined) return undefined;
  for (const [, name] of members.matchAll(NAME)) {
    if (!PRIVILEGE.test(plainName(name as string))) continue;
    const start = text.length - members.length - 1;
    return { start, end: text.length, language: 'a document (JSON)', what: 'add a right to those that were asked for' };
  }
  return undefined;
}
