/** What the literal text handed to a function is, by its form. */
export type OperandKind = 'command' | 'file' | 'root' | 'script' | 'address' | 'pipe';

/** Filesystem Hierarchy Standard 3.0, what containers add, drives and shares of Windows, and files that listings hide. */
const FILE =
  /^(?:\/(?:etc|proc|var|usr|home|root|tmp|opt|app|srv|dev|sys|boot|mnt|media|bin|sbin|lib\w{0,4}|run|www|data)(?:\/|$)|\.\.?[/\\]|\.[a-z]\w{1,20}(?:\.\w{1,10})?$|~\/|[A-Za-z]:[\\/]|\\\\[\w.-])|\.(?:env|pem|key|htpasswd|htaccess)$|^\/[\w./-]{1,80}\.(?:json|js|ts|rb|py|php|ya?ml|toml|ini|conf|cfg|env|sql|db|log|xml)$/;
/** PHP's, Java's and everybody's wrappers that read what is no page. */
const WRAPPER = /^(?:file|php|phar|data|expect|zip|jar|ftps?|gopher|dict|netdoc|glob|compress\.\w{2,8}):/i;
/** What web servers hand to an interpreter. */
const SCRIPT = /^[\w./-]{1,80}\.(?:ph(?:p\d?|tml|ar)|jspx?|aspx?|cgi|pl|cfm)$/i;
const ADDRESS = /^(?:https?|ftp|wss?):\/\/[\w.[-]/i;
const PIPE = /^\s{0,4}\|\s{0,4}[a-z/]|[\w"')]\s{0,4}\|\s{0,4}$/;
/** A row of a table in Markdown: no shell takes a pipe at both ends. */
const ROW = /^\s{0,4}\|[\s\S]*\|\s{0,4}$/;
/** A program's name, maybe with its folder, and what a command line goes on with. */
const COMMAND = /^\s{0,8}(?:(?:\/[\w.-]{1,32}){0,6}\/)?([\w.+-]{1,32}(?:\.exe)?)(?:\s{1,8}(\S[^\n]{0,400}))?\s{0,8}$/;
/** What prose behind a word does not look like: options, paths, addresses, numbers, one argument. */
const ARGUMENTS = /^(?:[-/.~$<>|&;"'*{(+]|\S{1,120}$|\w+:\/\/|\d|.*(?:[/\\|<>&;$`]|\s-{1,2}\w))/;

/** Without these a text may be a command, and nothing else. */
const SIGN = /[/\\.:|~]/;

/** `undefined` where the text is just a text. */
export function kindOf(text: string, executables: ReadonlySet<string>): OperandKind | undefined {
  const signed = SIGN.test(text) ? kindOfSigned(text) : undefined;
  return signed ?? (isCommand(text, executables) ? 'command' : undefined);
}

function kindOfSigned(text: string): OperandKind | undefined {
  if (WRAPPER.test(text) || FILE.test(text)) return 'file';
  if (text === '/') return 'root';
  if (SCRIPT.test(text)) return 'script';
  if (ADDRESS.test(text)) return 'address';
  return PIPE.test(text) && !ROW.test(text) ? 'pipe' : undefined;
}

function isCommand(text: string, executables: ReadonlySet<string>): boolean {
  const command = COMMAND.exec(text);
  if (command === null) return false;
  const [, program = '', rest] = command;
  if (!executables.has(program.toLowerCase().replace(/\.exe$/, ''))) return false;
  return rest === undefined || ARGUMENTS.test(rest);
}
