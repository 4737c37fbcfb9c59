import { ACTS_ALONE } from './shell-vocabulary.js';
import type { SpecialForm } from './special-forms.js';

/**
 * Options whose value is a command, or a file that is run or read as configuration, by the manuals of tar(1), ssh_config(5),
 * git(1), rsync(1), find(1), zip(1), man(1), wget(1), make(1), vim(1), sort(1), split(1), iptables(8), mysql(1), php(1),
 * apt.conf(5), node(1), sendmail(8), curl(1) and Chromium: a program that is given such an argument starts another, without any shell.
 */
const OPTIONS: readonly RegExp[] = [
  /--checkpoint-action[= ]['"]?(?:exec|"exec)=\S/iy,
  /--(?:to-command|use-compress-program|rsh-command|rmt-command|info-script|new-volume-script)[= ]\S/iy,
  /-o\s?['"]?(?:ProxyCommand|LocalCommand|KnownHostsCommand|ProxyUseFdpass|AuthorizedKeysCommand|PKCS11Provider)[= ]\S/iy,
  /--(?:upload-pack|receive-pack|open-files-in-pager|exec-path)[= ]\S/iy,
  /(?:-c\s{1,4}|-c=|--config[=\s])['"]?(?:core\.(?:sshcommand|pager|editor|fsmonitor|askpass|gitproxy|hookspath)|diff\.external|credential\.helper|protocol(?:\.\w{1,16})?\.allow|alias\.\w{1,32})[= ]\S/iy,
  /ext::(?:sh|[\w./-]{1,64})(?:\s|$)/iy,
  /--(?:rsh|rsync-path)[= ]\S/iy,
  /-(?:exec|execdir|ok|okdir)\s{1,4}\S[^;+]{0,512}(?:\\?;|\+)/y,
  // A shell with its command, behind any option of one letter: `-I 'sh -c x'`.
  /-[A-Za-z]\s{0,4}(['"])(?:\/(?:usr\/)?bin\/)?(?:ba|da|z|k|a)?sh\s{1,4}-[a-z]{0,3}c\s{1,4}(?:(?!\1)[^\n]){1,256}\1/y,
  /-TT?\s{1,4}(?:-TT\s{1,4})?['"][^'"]{1,128}['"]/y,
  /--unzip-command[= ]\S/iy,
  /--use-askpass[= ]['"]?\//iy,
  /--eval[= ]['"]?\$\((?:shell|eval)\s/iy,
  /(?:--cmd|-c|\+)\s?['"]?:?!\s?[\w/]/y,
  /--compress-program=\S/iy,
  /--(?:compress-program|filter)[= ]['"]?(?:[\w./-]{1,64}\s|sh\b|bash\b|\/)/iy,
  /--modprobe[= ]['"]?\//iy,
  /--init-command[= ]['"]?(?:\\!|system\s)/iy,
  /-d\s?(?:auto_prepend_file|auto_append_file|allow_url_include|extension|disable_functions)[= ]\S/iy,
  /-o\s?['"]?(?:APT|DPkg)::[\w:-]{1,64}(?:Invoke|Post-Invoke|Pre-Install-Pkgs)[\w:-]{0,16}[= ]\S/iy,
  /--(?:gpu-launcher|renderer-cmd-prefix|utility-cmd-prefix|ppapi-plugin-launcher|browser-subprocess-path)[= ]\S/iy,
  /-be\s{1,4}['"]?\$\{/y,
  // yt-dlp and fd: a command for what was fetched or found, with the place where its name goes.
  /--exec(?:-batch)?[= ](['"])[\w./-]{2,40}\s{1,4}[^'"\n]{0,128}\{\}[^'"\n]{0,128}\1/y,
  // A filter, a script or a plug-in that pandoc, nmap and their like load and run.
  /--(?:lua-filter|script|plugin(?:-dir)?|load(?:-extension)?|init-file|rcfile|preload)[= ]['"]?\/(?:tmp|proc|dev\/(?:shm|fd)|var\/(?:tmp|www))\//y,
  // rsync's and xterm's shell, where the value begins with it.
  /(?<=^\s{0,8})-e\s{1,4}['"]?(?:\/\w{1,8}){0,2}\/?(?:ba|z|da|k|c)?sh\s{1,4}\S/y,
  /(?:--(?:require|import|(?:experimental-)?loader)[= ]|-r\s{1,4})['"]?(?:\/(?:proc|tmp|dev\/(?:fd|shm|stdin))(?:\/|$)|data:)/iy,
  /-(?:O\s?QueueDirectory=|oQ)[\w./-]{1,64}['"]?\s{1,4}['"]?-[XC]/y,
  /-X\s?['"]?\/[\w./-]{1,128}\.(?:php|phtml|jsp|cgi)\b/y,
  // curl and wget, where the value begins with it: a file that is written from an address, or sent to one.
  /(?<=^\s{0,8})(?:-[oO]\s{0,4}|--output(?:-document)?[= ])['"]?\/[\w./-]{1,128}['"]?\s{1,4}['"]?(?:https?|ftp|file|dict|gopher):\/\/\S/iy,
  /(?<=^\s{0,8})(?:-T\s{0,4}|--(?:upload|post|body)-file[= ]|(?:-d|--data(?:-\w{2,9})?|-F)[= ]?['"]?(?:\w{1,24}=)?@)['"]?\/(?:etc|proc|root|home|var|srv|opt|run|sys|dev)\/[\w./-]{1,128}['"]?(?:\s|$)/iy,
];
/** `--x`, `-o…`, also as the host that ssh is given (`ssh://-o…`, `git@-o…`), or git's transport that runs what it is given. */
const SIGN = /(?:^|\s|ssh:\/\/|[a-z]@|\$IFS(?:\$\d)?|\$\{IFS[^{}]{0,8}\})(?=-{1,2}[A-Za-z]|ext::|\+!)/g;
/**
 * Behind an address, and nothing else: curl's and wget's options that write, send or read a file of this system, and
 * wkhtmltopdf's that run a script or let it read files.
 */
const BEHIND_ADDRESS =
  /^\s{0,8}['"]?(?:https?|ftp|file):\/\/[^\s'"]{1,1024}['"]?\s{1,4}['"]?(?:(?:-[oOKT]\s{0,4}|--(?:output(?:-document|-dir)?|config|upload-file|post-file|body-file|directory-prefix|input-file)[= ])['"]?\/(?:tmp|etc|var|home|root|usr|opt|srv|app|proc|dev|run)\/|(?:-d|-F|--data(?:-\w{2,9})?|--form)[= ]?['"]?(?:\w{1,24}=)?[@<]\/|--(?:enable-local-file-access|run-script|post-file|cover|allow|user-style-sheet|use-askpass)(?:[= ]|$))/i;
/**
 * git-config(1): settings whose value is a program with operands, or a command of a shell's (`!`). `-c` takes one, and often
 * stands in an argument of its own.
 */
const GIT_SETTING =
  /^\s{0,8}(?:(?:core\.(?:sshcommand|fsmonitor|gitproxy|askpass)|diff\.external|gpg\.program|uploadpack\.packobjectshook|remote\.[\w-]{1,32}\.(?:uploadpack|receivepack))=(?!["']?(?:ssh|git)\b)["']?[\w./-]{1,64}\s{0,4}[;&|\s]\s{0,4}\S|(?:alias\.[\w-]{1,32}|credential(?:\.\S{1,64})?\.helper|sequence\.editor)=!\s{0,4}\S)/i;
/** `a" -o /tmp/x.php "`: out of the application's quotes, and an option with a file of the system's. */
const BEHIND_QUOTE =
  /^\s{0,4}[\w.:/@-]{0,64}(["'])\s{1,4}-(?:[A-Za-z]\s{0,4}|-[a-z][a-z-]{1,24}[= ])["']?\/(?:tmp|etc|var|home|root|usr|opt|srv|proc|dev)\/[\w./-]{1,128}(?:\s{1,4}-[\w-]{1,24}){0,4}\s{0,4}(?:\1|#|$)/;
/** A pod's or a container's name, the end of kubectl's and docker's own options, and a shell with a command. */
const BEHIND_NAME =
  /^\s{0,8}[\w./:@-]{1,128}\s{1,4}--\s{1,4}(?:\/(?:usr\/)?bin\/)?(?:ba|z|da|k|a)?sh\s{1,4}-[a-z]{0,3}c\s{1,4}\S/;
/** Documentation of a program has more words than a value that is followed by an option. */
const MAX_LEAD = 96;

/** A value of two words; what is written about an option has more. */
const TWO_WORDS = /^\s*[\w.@/-]{1,24}\s{1,8}[a-z]{3,12}\s+$/;
const FILTER = /^--filter[= ](['"])([a-z]{2,12})\1\s*$/;
/** Options that are called as what they start, with a name that tells something by itself: fd(1), rg(1), rsync(1), git(1). */
const NAMED =
  /^--(?:exec|pre|gpg(?:-program)?|pager|editor|rsh|askpass|hook|to-command|[a-z]{2,16}-(?:command|program|cmd|hook))[= ]['"]?([a-z]{2,12})['"]?\s*$/;
/** Nothing but an option whose value is a command with operands, or a path, and a word at most behind it. */
const COMMAND_VALUE =
  /^(?:\S{1,64}?=|-c\s{1,8}|-o)(?:\w+(?:\.\w+)?=)?(?:(['"])[^'"]{1,128}\1|\w{1,16}\s{1,8}\/\S{1,64})(?:\s+\S{1,16}){0,2}\s*$|^-(?:exec|execdir|ok|okdir)\s{1,4}[\w./-]{1,32}(?:\s{1,4}[\w-]{0,32}[/{.$-][^\s;+]{0,64}){0,4}\s{1,4}(?:\\?;|\+)\s*$|^-be\s{1,4}['"]?\$\{run\{|^ext::[\w./-]{1,64}(?:\s+\S{1,64}){0,3}\s*$/;

/** An option at the start of the value, or behind one word of it, that makes the application's own program start another. */
export function readCommandOption(text: string): SpecialForm | undefined {
  if (GIT_SETTING.test(text))
    return { start: 0, end: text.length, context: "as a setting of git's that runs a program" };
  const head = text.slice(0, MAX_LEAD + 64);
  if (!head.includes('-') && !head.includes('ext::')) return undefined;
  if (BEHIND_NAME.test(text)) return { start: 0, end: text.length, context: 'as a shell behind the end of options' };
  if (BEHIND_QUOTE.test(text)) return { start: 0, end: text.length, context: 'as an option behind a quote' };
  if (text.includes('://') && BEHIND_ADDRESS.test(text))
    return { start: 0, end: text.length, context: 'as options behind the address that a program opens' };
  for (const sign of head.matchAll(SIGN)) {
    const at = sign.index + sign[0].length;
    if (at > MAX_LEAD || (MORE_WORDS.test(head.slice(0, at)) && !isOptions(head.slice(0, at)))) return undefined;
    const lead = head.slice(0, at);
    const isSecond = /\s\p{L}{3,}\s+$/u.test(lead);
    if (isSecond && !(TWO_WORDS.test(lead) && COMMAND_VALUE.test(text.slice(at)))) continue;
    if (text.startsWith('--', at) && startsByFilter(text.slice(at, at + 48)))
      return { start: at, end: text.length, context: 'as an option whose value a program starts' };
    for (const option of OPTIONS) {
      option.lastIndex = at;
      if (option.test(text)) {
        return { start: at, end: option.lastIndex, context: 'as an option whose value a program starts' };
      }
    }
  }
  return undefined;
}

const MORE_WORDS = /\S\s+\S+\s+[^-\s]\S*\s/;

/** `-cf /dev/null x --use-compress-program=y`: what begins with an option, and has no word in front of the one that counts. */
function isOptions(lead: string): boolean {
  const words = lead.trim().split(/\s+/);
  return /^-\w/.test(words[0] as string) && words.every((word) => /^-|[/.]/.test(word) || word.length < 3);
}

/** split(1) starts it; others take a pattern there, but not in quotes of a shell's. */
function startsByFilter(option: string): boolean {
  const name = FILTER.exec(option)?.[2] ?? NAMED.exec(option)?.[1];
  return name !== undefined && ACTS_ALONE.has(name);
}
