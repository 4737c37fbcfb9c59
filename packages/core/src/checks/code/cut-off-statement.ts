import type { Construct } from './constructs.js';

/** A value, the end of its statement, a call as a statement, and a comment that takes what the program wrote behind it. */
const STATEMENT =
  /^[^\s;(){}]{0,64}\s{0,4};\s{0,4}@?[a-zA-Z_$][\w$.:\\]{1,60}\s{0,2}\([^\n]{0,256}\)\s{0,4};\s{0,4}(?:\/\/|#)$/;

/** `a;exit(md5('x'));//`: whatever the function does, the program's own statement has been ended before it. */
export function findCutOffStatement(text: string): Construct | undefined {
  const last = text.charCodeAt(text.length - 1);
  if ((last !== 0x2f && last !== 0x23) || !STATEMENT.test(text)) return undefined;
  return {
    start: 0,
    end: text.length,
    what: 'end a statement, call a function and have the rest taken for a comment',
    unmistakable: true,
  };
}
