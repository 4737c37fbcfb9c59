import { sought } from '../../sought/sought-pattern.js';
import type { Construct } from './constructs.js';

/**
 * Node's process, and the function that loads modules, as values: put into a list, an object or a name of the text's own,
 * called by another function. Whoever writes so does not want to be seen naming what is done with it.
 */

const OWN =
  'exit|kill|abort|reallyExit|env|mainModule|binding|_linkedBinding|getBuiltinModule|dlopen|chdir|execve|hrtime|argv|stdout';

/** `[process].map(…)`, `Object.values({process})`, `for (p of [process])`. */
const IN_A_LIST = sought(
  /(?<![\w$\])]\s{0,4})\[\s{0,4}process\s{0,4}\]\s{0,4}(?:\.\s{0,4}[a-z]|\[|\))|\(\s{0,4}\{\s{0,4}process\s{0,4}\}\s{0,4}\)\s{0,4}[.[]/,
);
/** `({exit} = process)`, `const {exit: x} = process;`: the member that is taken ends it, loads modules or sends signals. */
const TAKEN_APART = sought(
  /\{[^{}\n]{0,80}\b(?:exit|kill|abort|reallyExit|mainModule|binding|getBuiltinModule|dlopen)\b[^{}\n]{0,80}\}\s{0,4}=\s{0,4}process\s{0,4}(?:[;,)]|$)/,
);
/** `p = process; p.exit()`. */
const NAMED = sought(
  new RegExp(
    `(?<![\\w$.])([\\w$]{1,32})\\s{0,4}=\\s{0,4}process\\s{0,4}[;,)\\n](?=[\\s\\S]{0,256}?(?<![\\w$.])\\1\\s{0,4}\\??\\.\\s{0,4}(?:${OWN})\\b)`,
  ),
);
/** `(p => p.exit())(process)`. */
const GIVEN = sought(/\}?\s{0,4}\)\s{0,4}\(\s{0,4}process\s{0,4}\)/);
/** `require.call(0, 'fs')`, ``require`fs` ``, `[require][0]('fs')`, `arguments[1]('fs')`. */
const LOADER = sought(
  /(?<![\w$.])require\s{0,4}(?:\.\s{0,4}(?:call|apply|bind)\s{0,4}\(|`(?:node:)?[a-z_/]{2,20}`)|\[\s{0,4}require\s{0,4}\]\s{0,4}(?:\[|\.\s{0,4}[a-z])|\barguments\s{0,4}\[\s{0,4}1\s{0,4}\]\s{0,4}\(\s{0,4}["'`](?:node:)?(?:fs|child_process|net|http|https|vm|os|module|worker_threads|dns|cluster)["'`]/,
);

/** The first such use. */
export function findHandedOn(text: string): Construct | undefined {
  const process = IN_A_LIST.exec(text) ?? TAKEN_APART.exec(text) ?? NAMED.exec(text) ?? givenProcess(text);
  if (process !== null) return toConstruct(process, "reach Node's process under another name");
  const loader = LOADER.exec(text);
  return loader === null ? undefined : toConstruct(loader, 'load modules by a function that is called by another');
}

/** What it is given to is an arrow function or one that is written out. */
function givenProcess(text: string): RegExpExecArray | null {
  const given = GIVEN.exec(text);
  return given !== null && /=>|\bfunction\b/.test(text.slice(Math.max(0, given.index - 200), given.index))
    ? given
    : null;
}

function toConstruct(match: RegExpExecArray, what: string): Construct {
  return { start: match.index, end: match.index + match[0].length, what, unmistakable: false };
}
