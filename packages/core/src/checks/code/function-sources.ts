import { sought } from '../../sought/sought-pattern.js';
import { executingCalls } from './calls.js';
import type { Construct } from './constructs.js';

/**
 * H2, "CREATE ALIAS" and "CREATE TRIGGER": a function's source code as a text of the statement, which H2 compiles; put
 * together of pieces by `CONCAT` too. The words of the statement are no prose around it, however many of them there are.
 */
const SOURCE_CODE = sought(
  /^\s{0,8}CREATE\s{1,8}(?:FORCE\s{1,8})?(?:TRIGGER|ALIAS)\s[^$'\n]{1,200}\bAS\s{1,8}(?:CONCAT\s{0,4}\(\s{0,4})?(?:\$\$|')/i,
);

/** A statement that brings a database the source of a function which runs programs, evaluates code or opens files. */
export function findFunctionSource(text: string): Construct | undefined {
  const match = SOURCE_CODE.exec(text);
  if (match === null) return undefined;
  const source = text.slice(match[0].length, match[0].length + MAX_SOURCE);
  for (const { distinctive, name } of executingCalls(source))
    if (distinctive)
      return {
        start: 0,
        end: match[0].length,
        what: `make a function of the database that calls ${name}(…)`,
        unmistakable: true,
      };
  return undefined;
}

const MAX_SOURCE = 2_048;
