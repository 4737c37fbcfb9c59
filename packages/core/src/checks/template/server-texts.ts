import { sought } from '../../sought/sought-pattern.js';

/** A notation of its own that a server, a site's software or a converter of files acts on. */
export interface ServerText {
  readonly start: number;
  readonly end: number;
  readonly engine: string;
}

/** Exim, "String expansions": items that run, read, load or connect; a setting of its configuration has a name in front. */
const EXIM = sought(
  /(?<!\w\s{0,4}=\s{0,8})\$\{(?:run|readfile|readsocket|perl|dlfunc|env)\s{0,4}(?:,\w{1,16}\s{0,4})?\{/,
);
/** GNU make, "Functions": programs, files and Guile; who shows a makefile assigns what they give to a name. */
const MAKE = sought(
  /(?<![=:]\s{0,8})\$[({](?:shell\s{1,4}[\w./~-]|guile\s{1,4}\(|file\s{0,4}<\s{0,4}[\w./~])[^\n]{0,200}?[)}]/,
);
/** TWiki and Foswiki, "Macros": what is included from a file or an address, what a plugin computes by a program. */
const WIKI = sought(
  /%INCLUDE\{\s{0,4}"(?:https?:|file:|\/|\.\.)[^"\n]{0,200}"|%CALC(?:ULATE)?\{\s{0,4}"[^"\n]{0,80}\$EXEC\(/,
);
/** StringTemplate: a property of an object's class. */
const CLASS_PROPERTY = sought(
  /[$<][a-z]\w{0,40}(?:\.[a-z]\w{0,40}){0,4}\.class\.(?:classLoader|protectionDomain|module|package|name|methods|constructors|declared\w{1,20}|resource\w{0,20})\b[\w.]{0,80}[$>]/,
);
/** ASP.NET, "Expressions": a database's address from the server's settings. */
const CONNECTION = sought(/<%\s{0,4}\$\s{0,4}(?:ConnectionStrings|AppSettings)\s{0,4}:/);
/** PostScript Language Reference, 3.8: files and, in Ghostscript, programs behind `%pipe%`. */
const POSTSCRIPT = sought(
  /%pipe%[\w/.]|\((?:\/(?:etc|proc|home|root|var|usr|app|srv|opt|tmp)\/|\.\.\/)[^()\n]{1,200}\)\s{0,4}\([rwa]\+?\)\s{0,4}file\b/,
);
/** ImageMagick's vector language, with a file or a program where a picture belongs; its scripts that read and write. */
const PICTURE = sought(
  /\bpush\s{1,4}graphic-context\b[\s\S]{0,400}?(?:["']\s{0,4}\||"\s{0,4}\||\b(?:ephemeral|msl|label|text|caption|mvg|epi|ps):[@/])|<(?:read|write)\s{1,8}filename\s{0,4}=\s{0,4}["'][^"'<>\n]{1,200}["']\s{0,4}\/?>/,
);
/** Lists of HLS whose pieces are files of the server. */
const PLAYLIST = sought(/#EXTM3U\b[\s\S]{0,400}?\n\s{0,4}(?:concat:|file:|subfile,|\/(?:etc|proc|home|root|var)\/)/);
/** ColdFusion evaluates between hashes, and Markdown's headings have a blank behind theirs; these functions read files, run or evaluate. */
const COLDFUSION = sought(
  /(?<!#)#(?:evaluate|iif|de|file(?:Read|Open|Copy|Delete|Write)\w{0,8}|directory(?:List|Create|Delete)|expandPath|createObject|getTempDirectory|getProfileString|precisionEvaluate|invoke)\s{0,2}\([^#\n]{1,200}\)[^#\n]{0,80}#|(?<!#)#server\s{0,2}\.\s{0,2}(?:os|coldfusion|system)\s{0,2}\.\s{0,2}\w{2,40}\s{0,4}#/i,
);
/** ZK's processing instructions with a class of the platform; Play 1's and MVEL's tags with a file. */
const PAGE_INSTRUCTION = sought(
  /<\?(?:init|import|variable-resolver)\s{1,4}class\s{0,4}=\s{0,4}["']javax?\.|(?:#\{(?:script|include|extends|get)\s{1,4}|@include(?:Named)?\{\s{0,4})["'](?:\/(?:etc|proc|home|root|var|usr|srv|opt|tmp|app)\/|\.\.\/|file:)/,
);
/** Fenom, "System variable": PHP's functions, the server and the environment behind `$.`. */
const SYSTEM_VARIABLE = sought(/\{\s{0,4}\$\.(?:php|call|server|env|const)\.\w/);
/** PowerShell in EPS. */
const POWERSHELL = sought(
  /<%[-=]?\s{0,4}(?:\$\w{1,20}\s{0,4}=\s{0,4})?(?:Get-Content|Get-ChildItem|Get-Process|Start-Process|Invoke-(?:Expression|Command|WebRequest|RestMethod)|New-Object|iex|iwr)\s[^%>]{1,120}%>/i,
);
/** HTML::Template::Expr evaluates what it is given. */
const EXPRESSION_TAG = sought(
  /<TMPL_(?:VAR|IF|UNLESS|LOOP)\s{1,4}EXPR\s{0,4}=\s{0,4}(?:"[^"\n]{0,80}[`(]|'[^'\n]{0,80}[`(])/i,
);
/** HTTP File Server, "Scripting commands": macros that run programs, and read or write files of the server. */
const FILE_SERVER = sought(
  /\{\.\s{0,4}(?:exec|load|save|append|delete|rename|move|copy|mkdir|chdir|filelist|[gs]et ini)\s{0,4}\|/,
);
/** XWiki, "Script macros": code of a language between its tags. */
const SCRIPT_MACRO = sought(
  /\{\{(groovy|python|ruby|php|velocity|script)\b[^{}\n]{0,80}\}\}([\s\S]{1,512}?)\{\{\/\1\}\}/,
);

const KINDS = [
  [EXIM, 'Exim'],
  [MAKE, 'make'],
  [WIKI, 'a wiki'],
  [CLASS_PROPERTY, 'StringTemplate'],
  [CONNECTION, 'ASP.NET'],
  [POSTSCRIPT, 'PostScript'],
  [PICTURE, 'ImageMagick'],
  [PLAYLIST, 'a converter of videos'],
  [COLDFUSION, 'ColdFusion'],
  [PAGE_INSTRUCTION, 'ZK, Play or MVEL'],
  [SYSTEM_VARIABLE, 'Fenom'],
  [POWERSHELL, 'PowerShell'],
  [EXPRESSION_TAG, 'HTML::Template'],
  [FILE_SERVER, 'HTTP File Server'],
] as const;

/** The first such text; `acts` says whether a script between a wiki's tags does something. */
export function findServerText(text: string, acts: (script: string) => boolean): ServerText | undefined {
  for (const [pattern, engine] of KINDS) {
    const match = pattern.exec(text);
    if (match !== null) return { start: match.index, end: match.index + match[0].length, engine };
  }
  const macro = SCRIPT_MACRO.exec(text);
  if (macro === null || !(acts(macro[2] as string) || breaksOut(text, macro))) return undefined;
  return { start: macro.index, end: macro.index + macro[0].length, engine: 'XWiki' };
}

/** The first sign of a text closes a macro or a link that it never opened, and the script calls something. */
function breaksOut(text: string, macro: RegExpExecArray): boolean {
  return /^[^{}[\]]{0,64}(?:\}\}|\]\])/.test(text) && /\w\s{0,2}\(/.test(macro[2] as string);
}
