import type { Form } from './form.js';

/** Runtimes and frameworks by what is theirs alone: q's handles, ASP's objects, Rails' and Laravel's models, Tcl's interpreters, workers. */
export const RUNTIMES: readonly Form[] = [
  // Reference of q: a symbol with a colon is a file or a connection.
  {
    pattern: /(?<![\w.$])(?:read[01]|hopen|hclose|hdel|hcount|get|key|load|set)\s{0,2}`:[\w./~-]/,
    what: 'open a file or a connection',
  },
  {
    pattern: /^[\s\d;(]{0,6}`:(?:https?:\/\/)?[\w.-]{1,80}(?::\d{1,5})?\s{1,2}"[^"\n]/,
    what: 'send a request of its own',
  },
  { pattern: /(?<![\w.$])value\s{0,2}"\\?system\b/, what: 'run a program' },
  // Active Server Pages: built-in objects; VBScript evaluates what a request says.
  {
    pattern:
      /(?<![\w$.])(?:Response\s{0,2}\.\s{0,2}(?:End|Write|BinaryWrite|Flush|AddHeader)\s{0,2}[("]|Server\s{0,2}\.\s{0,2}(?:MapPath|CreateObject|Execute|Transfer)\s{0,2}\(|Session\s{0,2}\.\s{0,2}(?:Abandon|Contents\s{0,2}\.\s{0,2}Remove\w{0,4})\s{0,2}\()/,
    what: "write the server's answer, or change its session",
  },
  { pattern: /(?<![\w$.])(?:eval|execute(?:global)?)\s{1,4}request\s{0,2}[(.]/i, what: 'run what the request says' },
  // Active Record and Laravel: all rows, statements and commands by their one name.
  {
    pattern:
      /(?:^|[;({'"\n])\s{0,4}[A-Z]\w{1,40}\s{0,2}\.\s{0,2}(?:delete_all|destroy_all|update_all)\b|\bActiveRecord::Base\s{0,2}\.\s{0,2}connection\b/,
    what: 'change what the application stores',
    isQuiet: true,
  },
  {
    pattern:
      /(?:^|[;({'"\n]|\becho)\s{0,4}\\?(?:Artisan\s{0,2}::\s{0,2}(?:call|queue)|DB\s{0,2}::\s{0,2}(?:statement|unprepared|select|delete|insert|update|raw|connection|getPdo))\s{0,2}\(/,
    what: "use the application's database or commands",
  },
  {
    pattern:
      /(?:^|[;({'"\n.]|\becho)\s{0,4}(?:env|config)\s{0,2}\(\s{0,2}["'](?:[A-Z\d_]{0,30}(?:KEY|SECRET|PASSWORD|TOKEN)[A-Z\d_]{0,10}|database\.connections[\w.]{0,40}|app\.key|[\w.]{1,40}\.(?:password|secret))["']/,
    what: 'read a secret of the application',
  },
  {
    pattern:
      /^[\s'"+(,;\d]{0,8}(?:current_)?app\s{0,2}\.\s{0,2}config\s{0,2}\[\s{0,2}["'][A-Z_]{0,30}(?:KEY|SECRET|PASSWORD|TOKEN|URI)/,
    what: 'read a secret of the application',
  },
  // Tcl: interpreters and variables of the process.
  {
    pattern:
      /\[\s{0,2}(?:interp\s{1,4}(?:create|eval|invokehidden)\b|set\s{1,4}(?:::)?env\(|array\s{1,4}(?:get|names)\s{1,4}(?:::)?env\b|info\s{1,4}(?:globals|procs|commands|hostname|nameofexecutable)\b)/,
    what: "reach the interpreter or the server's environment",
  },
  {
    pattern: /\bnew\s{1,4}(?:Shared)?Worker\s{0,2}\(\s{0,2}(?:new\s{1,4}URL\s{0,2}\(\s{0,2})?["'`](?:data|https?):/,
    what: 'start a thread with code of the sender',
  },
  // Pharo's and Squeak's classes for the system.
  {
    pattern:
      /^[\s'.;)\d]{0,8}\(?(?:(?:OSProcess|PipeableOSProcess|UnixProcess|CommandShell|OSSUnixSubprocess|LibC|Smalltalk|Compiler)\s{1,4}(?:new\s{1,4})?(?:\w{1,40}:\s{0,4}(?:'|true|false)|quit\b|exit)|FileStream\s{1,4}\w{1,40}:\s{0,4}')|'[^'\n]{1,120}'\s{1,4}(?:asFileReference|asFileName|asReference|asZnUrl\s{1,4}retrieveContents)\b/,
    what: 'run a program, open a file, or end the server',
    isQuiet: true,
  },
  // Common Lisp, 2.4.8.6: what stands behind `#.` is evaluated while it is read; environments of other Lisps.
  {
    pattern:
      /^[\s'(]{0,6}#\.\(\s{0,2}[a-z*]|^\s{0,4}\((?:[a-z]{1,12}:)?(?:getenv|setenv|get-environment-variables?)\s{1,4}"/,
    what: 'be evaluated while it is read, or read the environment',
  },
  // Scala's library for processes: `.!` and its like run what is described.
  {
    pattern:
      /(?<![\w$])Process\s{0,2}\(\s{0,2}(?:"[^"\n]{1,256}"|Seq\s{0,2}\([^()\n]{1,256}\))[^()\n]{0,64}\)\s{0,2}\.\s{0,2}(?:!|run\b|lineStream|lazyLines)|(?:^|[;=({,])\s{0,4}"[^"\n]{1,256}"\s{0,2}\.\s{0,2}!!?(?=$|[\s;)}])/,
    what: 'run a program',
  },
  // WMI's class of processes: its method starts one.
  {
    pattern: /\bWin32_Process["']?\s{0,2}\)?\s{0,2}\.\s{0,2}Create\s{0,2}[( ]/i,
    what: 'run a program',
  },
  // Functions that do nothing but start a program, whatever it is called: Nashorn, Nim, Python, GLib, Elixir, Go, Dart.
  {
    pattern:
      /(?<![\w$.])(?:\$EXEC|staticExec|gorgeEx|exec(?:ShellCmd|CmdEx|Process)|(?:asyncio\s{0,2}\.\s{0,2})?create_subprocess_(?:shell|exec)|(?:[\w.]{1,24}\.)?spawn_command_line_a?sync|System\s{0,2}\.\s{0,2}(?:shell|cmd)|exec\s{0,2}\.\s{0,2}Command|Process\s{0,2}\.\s{0,2}runSync|(?:[\w.]{1,24}\.)?ShellExecute)\s{0,2}\(\s{0,2}["'`]\w/,
    what: 'run a program',
  },
  // PHP's arrow functions have no other body than what they call.
  {
    pattern:
      /\bfn\s{0,2}\([\w$,\s]{0,40}\)\s{0,2}=>\s{0,2}\(?["']?(?:system|passthru|exec|shell_exec|popen|proc_open|assert)["']?\)?\s{0,2}\(/,
    what: 'run a program',
  },
  // The same by their name: R's `do.call`, Ruby's `method`; VBA's function with its constants, and Windows' object.
  {
    pattern:
      /(?<![\w$.])do\.call\s{0,2}\(\s{0,2}["']?(?:system2?|shell(?:\.exec)?|pipe)\b|(?<![\w$])method\s{0,2}\(\s{0,2}:(?:`|system|exec|spawn)|(?<![\w$.])Shell\s{0,2}\(?\s{0,2}"[^"\n]{1,256}"\s{0,2},\s{0,2}vb[A-Z]|\bActiveXObject\s{0,2}\(\s{0,2}["'](?:WScript\.Shell|Shell\.Application)\b/,
    what: 'run a program',
  },
];
