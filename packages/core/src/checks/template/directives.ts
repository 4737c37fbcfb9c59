import { sought } from '../../sought/sought-pattern.js';
import { deedOf } from './expression.js';
import { findPageTag } from './page-tags.js';
import { isPutIn } from './surroundings.js';
import { ESI_ELEMENTS, SSI_DIRECTIVES } from './vocabulary.js';

/** A directive that an engine acts on without an expression's delimiters. */
export interface Directive {
  readonly start: number;
  readonly end: number;
  readonly engine: string;
  readonly what: string;
  /** Its notation is also that of a program around it. */
  readonly ambiguous: boolean;
}

const SSI = sought(/<!--\s{0,4}#\s{0,4}([a-z]{2,10})\s{1,8}[a-z]{2,12}\s{0,4}=|<!--\s{0,4}#\s{0,4}(printenv)\b/gi);
const ESI = sought(/<\/?esi:([a-z]{2,12})[\s/>]|<!--esi(?:\s|-->)/gi);
const FREEMARKER = sought(/[<[]#(return|assign|global|local|include|import|list|if|setting)\s{1,8}([^<>\]]{1,512})/g);
/** `#if(1==1)`: nothing in it comes from the page. */
const CONSTANT_CONDITION =
  /^#(?:if|elseif)\s{0,4}\(\s{0,4}(?:\d{1,9}|true|false|"[^"]{0,20}"|'[^']{0,20}')\s{0,4}(?:[=!<>]=?|&&|\|\|)\s{0,4}(?:\d{1,9}|true|false|"[^"]{0,20}"|'[^']{0,20}')\s{0,4}\)/;
const VELOCITY = sought(
  /#(set|if|elseif|foreach|eval|evaluate|parse|include|define|macro)\s{0,4}\(\s{0,4}(?=([^\r\n]{1,256}))/g,
);
const VELOCITY_REFERENCE = /\$!?\{?[a-zA-Z_][\w-]{0,40}(?:\.[a-zA-Z_]\w{0,40}(?:\s{0,4}\([^()]{0,128}\))?){1,12}/g;
const SMARTY = sought(
  /\{(?:(?:include|include_php|fetch|insert|config_load)\s[^{}]{0,80}\b(?:file|script)\s{0,4}=\s{0,4}["']?(?:\/|\.|[a-z]{2,10}:)|["'$][^{}]{0,128}\|@?(?:system|exec|passthru|shell_exec|file_get_contents|readfile|eval|phpinfo)\b|(?:embed|import|extends|sandbox)\s{1,4}["'](?:\/|\.[\w.])|eval\s{1,4}var\s{0,4}=|\$this->\w{1,40}\(|php\}|\/php\}|php\s[^{}]{0,200}[(`]|math\s[^{}]{0,60}\bequation\s{0,4}=\s{0,4}["'][^{}]{0,200}\([\s"']|\$smarty\.|(?:self|[A-Z]\w{2,40})::\w{1,40}\()/,
);

/** Genshi's, Kid's and Tenjin's blocks of Python; ColdFusion's and ASP's are read between `<%`. */
const PYTHON_BLOCK = sought(/<\?py(?:thon)?\s/);

/** Server-side includes, Edge Side Includes, and directives of Freemarker, Velocity and Smarty. */
export function findDirective(text: string): Directive | undefined {
  return (
    findSsi(text) ??
    findEsi(text) ??
    findPython(text) ??
    findTag(text) ??
    findAttribute(text) ??
    findBracketed(text) ??
    findVisualforce(text) ??
    findMule(text) ??
    findFreemarker(text) ??
    findVelocity(text) ??
    findReference(text) ??
    findSmarty(text) ??
    findWalk(text) ??
    findLine(text) ??
    findCheetah(text)
  );
}

/** Handlebars: everything that a template was given, with its names; Liquid: a file whose name a variable hides. */
const WALK = sought(
  /\{%-?\s{0,4}capture\s{1,4}(\w{1,40})\s{0,4}-?%\}\s{0,4}(?:\/|\.)[^{}]{1,128}\{%-?\s{0,4}endcapture\s{0,4}-?%\}[^{}]{0,16}\{%-?\s{0,4}(?:include|render|layout)\s{1,4}\1\b|\{\{#each\s{1,4}(?:this|\.|settings|config|session)\s{0,4}\}\}[^{}]{0,16}\{\{\{?\s{0,4}@key|\{%-?\s{0,4}(?:assign|set)\s{1,4}(\w{1,40})\s{0,4}=\s{0,4}["'](?:\/|\.)[^"'%]{1,128}["']\s{0,4}-?%\}[^{}]{0,16}\{%-?\s{0,4}(?:include|render|layout)\s{1,4}\2\b/,
);

function findWalk(text: string): Directive | undefined {
  const match = WALK.exec(text);
  return match === null
    ? undefined
    : {
        ...spanOf(match),
        ambiguous: true,
        engine: 'Handlebars or Liquid',
        what: 'show all that the template was given',
      };
}

/** Lines that are code by themselves: Slim's and Haml's `= x`, Mako's `% import x`. */
const CODE_LINE = sought(
  /^(?:doctype\b[^\r\n]{0,40}\r?\n)?\s{0,16}(?:!?={1,2}|[~&]=?|%(?:[a-z][\w.#:-]{0,40})?(?:\{[^{}\n]{0,120}\})?[=-]?|-(?=\s{1,4}[A-Za-z_][\w.:]{1,60}\([^\r\n]{0,160}\)\s{0,4}$))\s{1,4}([^\r\n]{2,200})|^\s{0,16}%[a-z][\w.#-]{0,40}\{([^{}\r\n]{1,200})\}|(?:^|\n)[ \t]{0,8}%[ \t]{0,4}(?:import|from)[ \t]{1,4}[a-z_][\w.]{0,40}|(?:^|\n)#(?:import|from)[ \t]{1,4}(?:os|sys|subprocess|pty|socket|ctypes|importlib|builtins|shutil)\b|(?:^|\n)\$code:[ \t]{0,4}\r?\n[ \t]{1,12}([^\r\n]{2,200})|(?:^|\n)[ \t]{0,8}:ruby[ \t]{0,4}\r?\n[ \t]{1,12}([^\r\n]{2,200})/,
);

/** Cheetah's directives, which begin anywhere and go on to the end of their line. */
const CHEETAH = sought(/#(?:set|echo|silent|if|for|call|del|assert|while)[ \t]{1,4}([^\r\n]{4,200})/g);

function findCheetah(text: string): Directive | undefined {
  let seen = 0;
  for (const match of CHEETAH.matchAll(text)) {
    if (++seen > MAX_DIRECTIVES) return undefined;
    const written = match[1] as string;
    // Prose behind a hash names modules, and calls nothing.
    if (!/[(`]/.test(written) || deedOf(written, true) !== 'reach') continue;
    return { ...spanOf(match), ambiguous: true, engine: 'Cheetah', what: 'be run' };
  }
  return undefined;
}

function findLine(text: string): Directive | undefined {
  const match = CODE_LINE.exec(text);
  if (match === null) return undefined;
  const written = match[1] ?? match[2] ?? match[3] ?? match[4];
  if (written !== undefined && deedOf(written, true) !== 'reach') return undefined;
  return { ...spanOf(match), ambiguous: false, engine: 'a line-based template engine', what: 'be run' };
}

function findSsi(text: string): Directive | undefined {
  for (const match of SSI.matchAll(text)) {
    if (!SSI_DIRECTIVES.has((match[1] ?? match[2] ?? '').toLowerCase())) continue;
    return {
      ...spanOf(match),
      ambiguous: false,
      engine: 'server-side includes',
      what: 'be carried out by the web server',
    };
  }
  return undefined;
}

function findEsi(text: string): Directive | undefined {
  for (const match of ESI.matchAll(text)) {
    if (match[1] !== undefined && !ESI_ELEMENTS.has(match[1].toLowerCase())) continue;
    return { ...spanOf(match), ambiguous: false, engine: 'Edge Side Includes', what: 'be carried out by the proxy' };
  }
  return undefined;
}

function findPython(text: string): Directive | undefined {
  const match = PYTHON_BLOCK.exec(text);
  return match === null
    ? undefined
    : { ...spanOf(match), ambiguous: false, engine: 'Genshi', what: 'be run as Python' };
}

function findTag(text: string): Directive | undefined {
  const tag = findPageTag(text);
  return tag && { ...tag, ambiguous: false, what: 'load or run what the page did not ask for' };
}

function findFreemarker(text: string): Directive | undefined {
  for (const match of FREEMARKER.matchAll(text)) {
    const [, name, rest] = match as unknown as [string, string, string];
    const reads = (name === 'include' || name === 'import') && /^["'](?:\/|\.\.|\.[a-z]|[a-z]+:)/i.test(rest);
    if (!reads && deedOf(rest) !== 'reach' && !/\?(?:new|api|eval|interpret)\b/.test(rest)) continue;
    return { ...spanOf(match), ambiguous: true, engine: 'Freemarker', what: 'reach beyond the page' };
  }
  return undefined;
}

/** Freemarker, "Square bracket interpolation syntax": `[=7*7]`. */
const BRACKETED = sought(/\[=([^[\]\n]{1,256}(?:\[[^[\]\n]{0,64}\][^[\]\n]{0,64}){0,4})\]/g);

function findBracketed(text: string): Directive | undefined {
  for (const match of BRACKETED.matchAll(text)) {
    const deed = deedOf(match[1] as string);
    const { start, end } = spanOf(match);
    if (deed !== 'reach' && !(deed === 'compute' && isPutIn(text, start, end))) continue;
    return { ...spanOf(match), ambiguous: true, engine: 'Freemarker', what: 'be computed, or reach beyond the page' };
  }
  const inlined = INLINED.exec(text);
  if (inlined !== null && deedOf((inlined[1] ?? inlined[2]) as string) !== 'plain' && !isJson(text))
    return { ...spanOf(inlined), ambiguous: true, engine: 'Thymeleaf', what: 'be computed, or reach beyond the page' };
  return undefined;
}

/** Thymeleaf, "Inlining", as all that a value is: `[[7*7]]`, `[(7*7)]`. */
const INLINED = sought(/^\s{0,4}(?:\[\[([^[\]\n]{3,256})\]\]|\[\(([^[\]\n]{3,256})\)\])\s{0,4}$/);

/** `[["constructor"]]`: a list in a list. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Mule, "DataWeave" and MEL: what leads to Java, to files and pages, and to the server's settings. */
const MULE = sought(
  /#\[\s{0,4}(?:java!|readUrl\s{0,4}\(|lookup\s{0,4}\(|dw::(?:System|Runtime)|(?:groovy|mel|mvel):|server\.\w|app\.registry|p\s{0,4}\(\s{0,4}['"])/,
);

function findMule(text: string): Directive | undefined {
  const match = MULE.exec(text);
  if (match === null) return undefined;
  return { ...spanOf(match), ambiguous: true, engine: 'Mule', what: 'reach the server, its files or its settings' };
}

/** Visualforce, "Global Variables": the visitor's session, what the organisation logs in with. */
const VISUALFORCE = sought(/\{!\s{0,4}(?:\$(?:Api|Credential)\.\w{1,40}|GETSESSIONID\s{0,4}\()/i);

function findVisualforce(text: string): Directive | undefined {
  const match = VISUALFORCE.exec(text);
  if (match === null) return undefined;
  return { ...spanOf(match), ambiguous: true, engine: 'Visualforce', what: 'show a session or a password' };
}

/** Attributes that an engine evaluates: Genshi's and Kid's, Zope's TAL, Thymeleaf's, Odoo's. */
const ATTRIBUTE = sought(
  /[\s"'](?:py|tal|metal|th|data-th|xsl|t|n|wicket|data-sly)[:-][a-z-]{2,20}(?:\.\w{1,20})?\s{0,4}=\s{0,4}(?:"([^"\n]{1,512})"|'([^'\n]{1,512})')/gi,
);

function findAttribute(text: string): Directive | undefined {
  for (const match of ATTRIBUTE.matchAll(text)) {
    const value = (match[1] ?? match[2] ?? '').replace(/^\s*(?:python|exec|structure|string|path):/, '');
    if (isLoaded(match[0], value)) return toAttribute(match);
    // Thymeleaf reads what it computes between `${` and `}`.
    const deed = deedOf(/^\s*[$*]\{([^{}]{1,200})\}\s*$/.exec(value)?.[1] ?? value, /^.n:/i.test(match[0]));
    if (deed !== 'reach' && !(deed === 'compute' && /^.(?:data-)?th[:-]/i.test(match[0]))) continue;
    return toAttribute(match);
  }
  return undefined;
}

function toAttribute(match: RegExpMatchArray): Directive {
  return { ...spanOf(match), ambiguous: false, engine: 'a template that lives in attributes', what: 'be evaluated' };
}

/** HTL's classes of the Java platform and scripts by a path, TAL's macros of a file. */
function isLoaded(attribute: string, value: string): boolean {
  return (
    (/^.data-sly-use\b/i.test(attribute) && /^javax?\./.test(value)) ||
    (/^.(?:data-sly-(?:include|resource|template|call)|metal:use-macro)\b/i.test(attribute) &&
      /^(?:load:\s{0,4})?(?:\/(?:etc|proc|home|root|var|usr|srv|opt|tmp|app)\/|\.\.\/|file:)/.test(value))
  );
}

const MAX_DIRECTIVES = 256;

function findVelocity(text: string): Directive | undefined {
  let seen = 0;
  for (const match of VELOCITY.matchAll(text)) {
    // Nobody's page has hundreds; padding would hide one, and cost time.
    if (++seen > MAX_DIRECTIVES)
      return { ...spanOf(match), ambiguous: true, engine: 'Velocity', what: 'be one directive of hundreds' };
    const [, name, rest] = match as unknown as [string, string, string];
    const value = name === 'set' ? /^\$!?\{?\w{1,40}\}?\s{0,4}=\s{0,4}([\s\S]*)$/.exec(rest)?.[1] : rest;
    if (value === undefined) continue;
    const inner = untilClosed(value);
    const deed = name === 'foreach' ? deedOf(inner.replace(/\$!?\{?/g, '')) : deedOf(inner);
    const reads =
      /^(?:evaluate|parse|include|define|macro)$/.test(name) && /^["'](?:\/|\.\.|\.[a-z]|[a-zA-Z]+:|\$)|^\$/.test(rest);
    const sets = name === 'set' && (deed === 'compute' || /^(["']).{0,64}\1$|^\$\w/.test(inner));
    const repeats = name === 'foreach' && /\[\s{0,4}\d{1,9}\s{0,4}\.\.\s{0,4}\d{2,9}\s{0,4}\]/.test(inner);
    const evaluates = name.startsWith('eval') && evaluatesText(rest);
    if (deed !== 'reach' && !evaluates && !sets && !reads && !repeats && !CONSTANT_CONDITION.test(match[0] + rest))
      continue;
    return { ...spanOf(match), ambiguous: true, engine: 'Velocity', what: 'set or load what the page did not ask for' };
  }
  return undefined;
}

/** A text that holds references or directives, or reaches out of the page by itself. */
function evaluatesText(rest: string): boolean {
  const text = /^(["'])([^"'\n]{0,200})\1/.exec(rest)?.[2];
  return /^["'][^"'\n]{0,120}[#$]/.test(rest) || (text !== undefined && deedOf(text) === 'reach');
}

/** Up to the parenthesis that closes the directive's own. */
function untilClosed(text: string): string {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '(') depth++;
    if (character === ')' && --depth < 0) return text.slice(0, index);
  }
  return text;
}

const MEMBER = /\.(?:(?:getClass|inspect|forName|getServletContext|getRealPath)\s{0,4}\(|class\.)|\)\.class\b/;
const CLASS_MEMBER = sought(MEMBER);

function findReference(text: string): Directive | undefined {
  if (!CLASS_MEMBER.test(text)) return undefined;
  for (const match of text.matchAll(VELOCITY_REFERENCE)) {
    const written = match[0].replace(/^\$!?\{?/, '');
    if (!MEMBER.test(written)) continue;
    return { ...spanOf(match), ambiguous: true, engine: 'Velocity', what: 'reach the Java class behind a value' };
  }
  return undefined;
}

function findSmarty(text: string): Directive | undefined {
  const match = SMARTY.exec(text);
  return match === null
    ? undefined
    : { ...spanOf(match), ambiguous: false, engine: 'Smarty', what: 'run PHP or reach the engine itself' };
}

/**
 * SpEL's type operator, OGNL's static members and assignments, constructors of the Java platform: they need no delimiter
 * where the value is the expression.
 */
const BARE = [
  /(?<![\w$])T\(\s{0,2}(?:javax?\.|[a-z][\w$]{0,40}(?:\.[\w$]{1,60}){1,8}\s{0,2}\)\s{0,2}\.)/,
  // Razor: a member of the .NET platform.
  /(?:@\(\s{0,4}|(?<![\w@])@)(?:System|Microsoft)\.[A-Z]\w{1,40}[.(]/,
  /(?:(?<![\w@])@|@\(\s{0,4})(?:DateTime|Environment|AppDomain|Assembly|Activator|Process|File|Directory|HttpContext|Request|Response|Server|Configuration|Type|GetType|typeof|Guid|Math|Convert)(?:\.[A-Z]\w{1,40}(?:\.\w{1,40}){0,6}\s{0,2}[([]|\()/,
  /(?<![\w@])@(?:\(\s{0,4})?Environment\.[A-Z]\w{2,40}/,
  /(?<![\w@])@(?:await\s{1,4})?Html\.(?:Render)?(?:Partial|Action)\w{0,8}\s?\(\s?["'](?:\/|~|\.)/,
  // Razor's statements and blocks.
  /(?<![\w@])@(?:foreach|if|for|while|switch|try|using|functions|code|inherits|inject|await|Html\.\w{2,20}|\(|\{)[^\n@]{0,200}?\bSystem\.(?:IO|Diagnostics|Reflection|Net|Environment|Runtime|AppDomain|Activator|Web)\b/,
  /(?<![\w@])@[\w."'(]{0,40}\.GetType\s?\(\s?\)/,
  /@[A-Z][\w.]{1,40}\(\s{0,4}(?:System|Environment|Process|File|Directory|Assembly|Activator|AppDomain)\./,
  // Blade: services by their class, conditions that run a program.
  /(?<![.@])@inject\s{0,2}\(\s{0,4}["']\w{1,40}["']\s{0,4},\s{0,4}["'][\w\\]{1,80}["']\s{0,4}\)/,
  /(?<![\w@])@(?:if|elseif|foreach|while|switch|unless|case|php|json|dd|dump)\s{0,2}\(\s{0,4}`[^`\n]{1,200}`/,
  // Blade's blocks of PHP.
  /(?<![\w@])@php\s{0,2}(?:\(\s{0,4}[\w`'"$(][^\n]{0,200}?\)|\s[\s\S]{0,200}?@endphp)/,
  // JEXL's constructor.
  /(?<![\w$.])new\s{0,2}\(\s{0,2}["'](?:javax?|jdk|org|com)\.[\w.$]{2,80}["']/,
  // Razor computes in parentheses.
  /@\(\s{0,4}(?:\d{1,9}|["'][^"'\n]{0,20}["'])\s{0,4}(?:[-+*/%]|==)\s{0,4}(?:\d{1,9}|["'][^"'\n]{0,20}["'])/,
  /(?<![\w$])T \(\s{0,2}[a-z][\w$]{0,40}(?:\.[\w$]{1,60}){1,8}\s{0,2}\)\s{0,2}\./,
  /(?<![\w$.-])@[a-z][\w$]{0,40}(?:\.[\w$]{1,60}){1,8}@[a-zA-Z_]/,
  /(?<![\w$])new javax?(?:\.[\w$]{1,60}){1,6}\s{0,2}\(/,
  // SpEL and OGNL in a property path: `x[@bean.getClass()]`; the root object's class.
  /(?<![\w$&])#[a-zA-Z_]\w{0,40}\s?\.\s?getClass\s?\(|(?<![\w$&])#(?:this|root|context|_memberAccess|application|session|request)\b\s{0,2}(?:\.\s{0,2}(?:getClass|class\b|getMethod)|\[)/,
  // OGNL where a conversion failed: the value leaves its quotes.
  /^\s{0,4}["']\s{0,4}\+\s{0,4}\(?\s{0,4}#(?:this|root|context|_memberAccess|application|session|request|parameters|attr)\b/,
  /\[\s{0,2}@\w{1,40}(?:\.\w{1,40}\s{0,2}\([^()]{0,64}\)){0,4}\.\s{0,2}(?:getClass|class\b)/,
  // `(#video=([^_&]+))?` is a regular expression's.
  /\(#[a-z_]\w{0,40}\s{0,4}=\s{0,4}(?:[@#'"n]|\((?![[?.\\^]))/,
].map((pattern) => sought(pattern));

export function findBareExpression(text: string): Directive | undefined {
  for (const pattern of BARE) {
    const match = pattern.exec(text);
    if (match === null) continue;
    return {
      ...spanOf(match),
      ambiguous: true,
      engine: 'an expression language',
      what: 'be computed, or reach a class of the server',
    };
  }
  return undefined;
}

function spanOf(match: RegExpMatchArray): { start: number; end: number } {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}
