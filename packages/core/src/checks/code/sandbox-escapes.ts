import { sought } from '../../sought/sought-pattern.js';
import type { Construct } from './constructs.js';
import { isSpokenOf } from './surroundings.js';

/**
 * What is only written where a sandbox, or a language of expressions, is left: programs have statements that load a
 * module, and know the object that they run in. Each way says what it reaches.
 */
const WAYS: readonly (readonly [string, RegExp])[] = [
  [
    // ECMA-262, 20.2.1.1: the text is the body of a function of the global scope.
    'get hold of the global object from outside of its sandbox',
    /\.\s{0,4}constructor\s{0,4}\(\s{0,4}(["'`])\s{0,4}return\s{1,4}(?:\(\s{0,4})?(?:global|globalThis|this)\b[^"'`\n]{0,80}\1\s{0,4}\)\s{0,4}\(/g,
  ],
  [
    'make a function of a text, and call it, by whatever name',
    /[\])]\s{0,4}\(\s{0,4}(["'`])\s{0,4}return\s{1,4}\(?\s{0,2}(?:this|process|global(?:This)?|require|eval|import)\b[^"'`\n]{0,200}\1\s{0,4}\)\s{0,4}(?:\(|`|\.\s{0,4}(?:call|apply)\s{0,4}\()/g,
  ],
  [
    "get hold of Node's process from outside of its sandbox",
    // Also inside a string of another program, where its quotes are escaped.
    /\bconstructor["'`]?\s{0,4}\]?\s{0,4}(?:\?\.\s{0,4})?\(\s{0,4}\\{0,2}["'`]\s{0,4}return\s{1,4}\(?\s{0,2}(?:(?:this|global(?:This)?)\s{0,4}\.\s{0,4})?process\b/g,
  ],
  [
    'reach the Function constructor, which evaluates any text',
    /(?<=\.\s{0,4})constructor\s{0,4}\.\s{0,4}constructor\s{0,4}[;,)\n]/g,
  ],
  [
    "load a module through Node's process",
    /\bmainModule\s{0,4}(?:\?\.|\.)\s{0,4}(?:require|constructor\s{0,4}\.\s{0,4}_load)\s{0,4}\(\s{0,4}["'`](?:node:)?(?:child_process|fs|net|vm|os|worker_threads|cluster)["'`]|\bprocess\s{0,4}\.\s{0,4}mainModule\s{0,4}\.\s{0,4}(?:require\s{0,4}\(|constructor\b)/g,
  ],
  [
    "load a module through a module's own constructor",
    /\bconstructor\s{0,4}\.\s{0,4}_load\s{0,4}\(\s{0,4}["'`](?:node:)?child_process["'`]/g,
  ],
  [
    'start a program by a binding of its own',
    /\b(?:binding|_linkedBinding|internalBinding)\s{0,4}\(\s{0,4}["'`](?:spawn_sync|process_wrap)["'`]/g,
  ],
  [
    'walk up to the functions that called it',
    /\bcaller\s{0,4}(?:\.\s{0,4}(?:arguments|constructor|caller)\b|\[\s{0,4}["'`](?:arguments|constructor|caller)["'`])/g,
  ],
  [
    'change what every object inherits',
    // Of a value that is written out: programs extend prototypes by the name of their class.
    /(?:\(\s{0,4}\{\s{0,4}\}\s{0,4}\)|\[\s{0,4}\]|(?<![\w$]["'`])["'`]["'`]|\b(?:hasOwnProperty|valueOf|toString)\b)\s{0,4}(?:\.\s{0,4}__proto__|\[\s{0,4}["'`]__proto__["'`]\s{0,4}\])\s{0,4}(?:\.\s{0,4}[\w$]{1,40}|\[[^[\]\n]{1,60}\])\s{0,4}=(?![=>])/g,
  ],
  [
    "reach another realm's objects through a getter that is taken from one",
    // The arguments of a call that is made by `apply`, or the prototype's accessor by its name.
    /\[\s{0,4}(?!(?:true|false|null)\b)[A-Za-z_$][\w$.]{0,39}\s{0,4},\s{0,4}\[\s{0,4}["'`](?:__proto__|constructor)["'`]\s{0,4}\]\s{0,4}\]|\b__(?:lookup|define)[GS]etter__\s{0,4}\(\s{0,4}["'`](?:__proto__|constructor)["'`]\s{0,4}\)\s{0,4}\(/g,
  ],
  [
    'read the objects of the frames that called it',
    // V8, "Stack trace API": `getThis` is what sandboxes are left by; libraries ask for files and lines.
    /\bprepareStackTrace\s{0,4}=(?!=)[^\n]{0,400}\b(?:getThis|getFunction)\s{0,4}\(|\[\s{0,4}\d\s{0,4}\]\s{0,4}\.\s{0,4}(?:getThis|getFunction)\s{0,4}\(\s{0,4}\)/g,
  ],
  [
    'load a module in a text that is evaluated outside of its sandbox',
    // The program is itself a string of another: nobody writes his own so.
    /(?<=(?:[(,:=[]|\breturn)\s{0,4}\\{0,2})["'`]\s{0,4}(?:return\s{1,4}|(?:(?:var|let|const)\s{1,4})?[\w$]{1,24}\s{0,4}=\s{0,4})?(?:(?:global(?:This)?|this)\s{0,4}\.\s{0,4})?process\s{0,4}\.\s{0,4}(?:getBuiltinModule|mainModule|binding|_linkedBinding)\b/g,
  ],
  // Python: through all classes, and through the variables of a function's module.
  ['walk through all classes of Python', /\b__subclasses__\s{0,4}\(\s{0,4}\)\s{0,4}\[\s{0,4}\d/g],
  [
    "reach a module through a function's variables",
    /\b__globals__\s{0,4}\[\s{0,4}["'](?:__builtins__|os|sys|subprocess)["']/g,
  ],
  [
    // Python's documentation says of `__import__` that programs import in another way.
    'load a module in the expression that runs a program with it',
    /\b(?:__import__|import_module)\s{0,4}\(\s{0,4}(["'])(?:os|subprocess|pty|posix|commands|shutil)\1\s{0,4}\)\s{0,4}\.\s{0,4}(?:system|popen|run|call|check_call|check_output|Popen|spawn[lv]?[ep]{0,2}|exec[lv][ep]{0,2}|getoutput|getstatusoutput|remove|unlink|rmtree)\s{0,4}\(/g,
  ],
];
const ESCAPES = WAYS.map(([what, pattern]) => ({ what, pattern: sought(pattern) }));

/** Code that leaves the place where it runs; in prose and in Markdown it is spoken of. */
export function findSandboxEscape(text: string): Construct | undefined {
  let told: Construct | undefined;
  let seen = 0;
  for (const { what, pattern } of ESCAPES) {
    for (const match of pattern.matchAll(text)) {
      const end = match.index + match[0].length;
      const unmistakable = !isSpokenOf(text, match.index, end);
      const found = { start: match.index, end, what, unmistakable };
      if (unmistakable) return found;
      told ??= found;
      if (++seen >= MAX_TOLD) return told;
    }
  }
  return told;
}

/** Surroundings are read again for each. */
const MAX_TOLD = 8;
