import type { ScriptEscape } from './script.js';

/**
 * A value in a regular expression of a `$where` clause, `/…/i.test(this.name)`: it ends the expression, adds an operand,
 * and opens another expression or a comment for what follows. `a/b && c/d` is a path or a fraction: nothing closes there.
 */
const BREAKING =
  /^[^/\n]{0,128}\/[dgimsuvy]{0,6}(?:\s{0,4}\.\s{0,4}(?:test|exec)\s{0,4}\(\s{0,4}[\w$.[\]'"]{0,60}\s{0,4}\))?(?:[\s)]{0,8}\)\s{0,4}|(?<=\))\s{0,4})?(?:\|\||&&|,)/;
const REOPENED = /(?:\|\||&&|[=!]==?|[,?:+])\s{0,4}\(?\s{0,4}\/[^/\s]{0,64}$|\/\/[^\n]{0,32}$/;
const LONGEST = 1024;
const LONGEST_LOOK = 96;

/** The operand that a value adds behind the end of the regular expression it stands in. */
export function findPatternEscape(text: string): ScriptEscape | undefined {
  const slash = text.indexOf('/');
  if (slash < 0 || text.includes('\n')) return undefined;
  // What stands in front of the slash is the expression's own, however long it is.
  if (slash > LONGEST_LOOK) {
    const shift = slash - LONGEST_LOOK;
    const found = findPatternEscape(text.slice(shift));
    return found && { ...found, start: found.start + shift, end: found.end + shift };
  }
  const breaking = text.length > LONGEST ? null : BREAKING.exec(text);
  if (breaking === null) return undefined;
  const behind = breaking[0].length;
  const rest = text.slice(behind);
  const reopened = REOPENED.exec(rest);
  if (reopened === null || !isExpression(rest.slice(0, reopened.index))) return undefined;
  return { start: behind - 2, end: text.length, what: 'add a condition behind the end of a regular expression' };
}

/** An operand: a comparison, a call, a constant; words beside each other are prose or a command line. */
function isExpression(text: string): boolean {
  const bare = text.replace(/(["'])(?:(?!\1)[^\\]|\\.){0,128}\1/g, '0').trim();
  return (
    /^[\s(!]{0,8}(?:true|false|null|this\b|\d|[a-zA-Z_$][\w$]{0,40}\s{0,2}[.(=!<>])/.test(bare) &&
    !/[\w$]\s+[\w$]/.test(bare)
  );
}
