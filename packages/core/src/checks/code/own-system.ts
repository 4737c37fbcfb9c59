import { sought } from '../../sought/sought-pattern.js';
import type { Construct } from './constructs.js';

/** What standard libraries call the process, the system and its environment, as an owner of members. */
const OWNER =
  '(?:System|Sys|sys|os|Kernel|:?erlang|:?init|Environment|Process|Application|Runtime|runtime|Unix|std|Platform|ProcessInfo\\.processInfo|imports\\.system|scala\\.sys|kotlin\\.system|Deno|Bun|java\\.lang\\.System|Jenkins\\.instance)';
/** Whether a word is what a language calls its own system. */
export function isOwnSystem(word: string): boolean {
  return WHOLE_OWNER.test(word);
}

const WHOLE_OWNER = new RegExp(`^${OWNER}$`, 'i');
const JOIN = '\\s{0,2}(?:\\.|::?|\\/|->)\\s{0,2}';
/** Where a statement, an operand or a list of a Lisp begins. */
const AT = `(?<![\\w$.:/-])(?<=(?:^|[;'"\`)}\\]{[,(=+&|?!]|\\b(?:return|print|puts|echo|println|do|in|and|or))\\s{0,4})`;

const ENDS = sought(
  new RegExp(
    `${AT}${OWNER}${JOIN}(?:_?exit\\w{0,12}|halt|stop|abort|quit|terminate|shutdown|Exit|FailFast|doSafeRestart|safeRestart)\\s{0,2}!?(?:\\s{0,2}\\(\\s{0,4}(?:-?\\d{1,6}|:\\w{1,20}|"[^"\\n]{0,40}")?\\s{0,4}\\)|\\s{1,4}-?\\d{1,6}\\s{0,4}(?:[;)]|$))`,
  ),
);
const ENVIRONMENT = sought(
  new RegExp(
    `${AT}${OWNER}${JOIN}(?:(?:get|set|put|unset|delete|fetch|[GS]et|Unset|Lookup)_?(?:all_)?[eE]nv(?:ironment)?\\w{0,20}|Environ|environ\\w{0,8}|Environment\\w{0,20}|Get\\w{0,8}Environment\\w{0,24}|getProperties|properties|env)(?:\\s{0,2}[(!.[]|\\s{1,4}["']|\\s{0,4};?\\s{0,4}$)`,
  ),
);
/** .NET, System.Environment: what it tells of the machine; Razor writes it behind an `@`. */
const MACHINE = sought(
  /(?<![\w$.:/-])(?:System\s{0,2}\.\s{0,2})?Environment\s{0,2}\.\s{0,2}(?:MachineName|User(?:Domain)?Name|OSVersion|CurrentDirectory|CommandLine|ProcessPath|SystemDirectory|StackTrace|ProcessorCount)(?![\w(])/,
);
/** Sockets, deserialisers and evaluators that need no literal which says what they do. */
const OTHERS = [
  sought(
    /\bsocket\w{0,20}\s{0,2}\(\s{0,4}(?:host(?:name)?\s{0,2}=\s{0,2})?["'][\w.:-]{1,80}["']\s{0,2},\s{0,4}(?:port\s{0,2}=\s{0,2})?\d/i,
  ),
  // Prolog's consult, as all that there is: `['/etc/passwd'].`
  sought(/^\s{0,4}(?::-\s{0,4})?\[\s{0,4}'(?:\/|\.\.\/|https?:)[^'\n]{1,200}'\s{0,4}\]\s{0,4}\.\s{0,4}$/),
  // Variables by which programs load a file as they start (node(1), ld.so(8), bash(1)), with one that a visitor fills.
  sought(
    /(?:^|[\s"';{,])(?:NODE_OPTIONS|LD_PRELOAD|BASH_ENV)["']?\s{0,4}[=:]\s{0,4}["']?(?:-{1,2}[\w-]{1,24}[= ])?["']?(?:\/proc\/|\/dev\/(?:fd|shm|stdin)|\/tmp\/|data:)/,
  ),
  // SAS, "X statement".
  sought(/^[\s;]{0,4}x\s{1,4}(["'])[^"'\n]{1,200}\1\s{0,4};\s{0,4}$/i),
  // Go's net.Dial, Deno's and Bun's connect.
  sought(
    /\bDial(?:Timeout|TCP|UDP|Unix)?\s{0,2}\(\s{0,4}["'](?:tcp|udp|unix)|\b(?:Deno|Bun)\s{0,2}\.\s{0,2}(?:connect|listen)\w{0,8}\s{0,2}\(/,
  ),
  sought(
    /:?\berlang\s{0,2}[.:]\s{0,2}binary_to_term\s{0,2}\(|\bMarshal\s{0,2}\.\s{0,2}from_(?:string|bytes|channel)\b|\breadRDS\s{0,2}\(\s{0,2}(?:url|gzcon)\s{0,2}\(/,
  ),
  sought(
    /\bunsafePerformIO\s{0,2}[($]|(?:^|[\s(])#=\(|\bEval\s{0,2}\.\s{0,2}(?:me|x|xy|xyz)\s{0,2}\(\s{0,2}["']|\bCSharpScript\s{0,2}\.\s{0,2}(?:Evaluate|Run|Create)\w{0,8}\s{0,2}[(<]/,
  ),
  sought(
    /\bActivator\s{0,2}\.\s{0,2}CreateInstance\w{0,8}\s{0,2}[(<]|\bjava_import\s{1,4}["']?java|\bnew\s{1,4}URL\s{0,2}\(\s{0,2}["'][^"'\n]{1,200}["']\s{0,2}\)\s{0,2}\.\s{0,2}(?:text|bytes|withReader|openStream|openConnection|readLines|eachLine)\b|\bnashorn:/,
  ),
  sought(
    /\.\s{0,2}GetType\s{0,2}\(\s{0,2}["'](?:System|Microsoft)\.[\w.]{1,80}["']|\btypeof\s{0,2}\(\s{0,2}\w{1,40}\s{0,2}\)\s{0,2}\.\s{0,2}Assembly\b/,
  ),
  // Groovy: what a program writes that a text or a list of its words has started, under whatever name.
  sought(
    /[\w)\]'"]\s{0,2}\.\s{0,2}execute\s{0,2}\(\s{0,2}\)\s{0,2}\.\s{0,2}(?:text\b(?!\s{0,2}\()|getText\s{0,2}\(|in\s{0,2}\.\s{0,2}text\b)/,
  ),
];

/** A statement that ends the process, shows its environment, or connects, rebuilds objects or evaluates by itself. */
export function findOwnSystem(text: string): Construct | undefined {
  const ends = ENDS.exec(text);
  if (ends !== null) return { ...spanOf(ends), what: 'end the process of the server', unmistakable: false };
  const environment = ENVIRONMENT.exec(text);
  if (environment !== null)
    return { ...spanOf(environment), what: "show or change the server's environment", unmistakable: false };
  const machine = MACHINE.exec(text);
  if (machine !== null) return { ...spanOf(machine), what: 'tell of the machine', unmistakable: false };
  for (const pattern of OTHERS) {
    const match = pattern.exec(text);
    if (match !== null)
      return { ...spanOf(match), what: 'connect, load or evaluate what the sender chose', unmistakable: false };
  }
  return undefined;
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}
