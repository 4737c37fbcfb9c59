import { isTellingVariable } from './lookups.js';

/** Templates' delimiters with nothing but names, dots and blanks between them: `{{ user.name }}`, `{% if user %}`, `<%= x %>`. */
const NAMES =
  /\{\{[-~]?[\w.\s]{0,120}[-~]?\}\}|\{%[-~]?[\w.\s]{0,120}[-~]?%\}|<%[-=~]?[\w.\s]{0,120}[-~]?%>|[$#]\{[\w.\s]{0,120}\}/g;
/** A message of a site's texts, by its key or its English: `{{ t("home.title") }}`, `{{ __('Hello, world!') }}`. */
const MESSAGES =
  /\{\{[-~]?\s{0,8}\$?(?:_{1,2}|_e|i18n|lang|messages?|msg|n?gettext|tc?|tr|trans|translate)\(\s{0,8}(?:'[\p{L}\p{N} .,:!?-]{0,120}'|"[\p{L}\p{N} .,:!?-]{0,120}")\s{0,8}\)\s{0,8}[-~]?\}\}/gu;
/** A text that names something of the site: no path that climbs, begins at the root, or is hidden. */
const NAMED = String.raw`(?:'(?!\/)(?:[\p{L}\p{N}_ ,:!?-]|\.(?![./])|\/(?=\w)){0,120}'|"(?!\/)(?:[\p{L}\p{N}_ ,:!?-]|\.(?![./])|\/(?=\w)){0,120}")`;
const ARGUMENT = String.raw`(?:[a-z_]\w{0,40}\s?[=:]\s?)?(?:${NAMED}|[a-z_][\w.]{0,60}|\d{1,6})`;
const ARGUMENTS = String.raw`${ARGUMENT}(?:\s?,\s?${ARGUMENT}){0,6}`;
/** What a page's helpers make of names: addresses of the site, pieces of a page, values of a workflow's steps. */
const HELPERS = new RegExp(
  [
    String.raw`\{\{[-~]?\s{0,8}(?:url_for|route|asset|path|static|url|mix|icon|old|image_tag|link_to|include)\(\s?${ARGUMENTS}\s?\)\s{0,8}[-~]?\}\}`,
    String.raw`<%[-=~]{0,2}\s{0,8}(?:t|l|link_to|render|include|partial|Html\.(?:ActionLink|Partial|Action|(?:Display|Editor|Label|TextBox)(?:For)?)|image_tag|stylesheet_link_tag|javascript_include_tag|pluralize)(?:\(\s?${ARGUMENTS}\s?\)|\s${ARGUMENTS})\s{0,8}[-~]?%>`,
    String.raw`\{%[-~]?\s{0,8}(?:include|extends|block|import|url|static|load|trans|render|section|from)\s{1,8}["'](?=\w)[\w-]{1,60}(?:[./][\w-]{1,60}){0,8}["'](?:,?\s{1,4}(?:with|without|only|context|ignore|missing|import|as|[a-z_][\w.]{0,40}:?)){0,6}\s{0,8}[-~]?%\}`,
    String.raw`<#(?:include|import)\s{1,4}["'](?=\w)[\w-]{1,60}(?:[./][\w-]{1,60}){0,8}["'](?:\s{1,4}as\s{1,4}\w{1,40})?\s{0,4}\/?>`,
    String.raw`\{%[-~]?\s{0,8}macro\s{1,4}\w{1,40}\s?\([\w\s,]{0,120}\)\s{0,8}[-~]?%\}`,
    String.raw`@\{(?:variables|outputs|body|actions|parameters|items|triggerBody|triggerOutputs|activity|dataset|linkedService)\((?:'[\w .-]{1,80}')?\)(?:\??(?:\.[\w-]{1,60}|\['[\w .\/-]{1,80}'\])){0,8}\}`,
  ].join('|'),
  'giu',
);
/** What else opens an expression or a directive of a template's. */
const OPENS = /[{$#*@~^%&!][{]|\{[%$@=+#*?/:]|<[%#@?$]|\[[[@=#-]|[$#@]\w{0,40}\s?\(|\$[A-Za-z_]|<!--#/;
/** Members that lead out of any value, whatever the engine: names too, but not of what a page shows. */
const LEADS_OUT =
  /__|constructor|prototype|\b(?:class|self|env|environ\w*|config|settings|request|session|process|global\w*|root|parent|application|system|runtime|debug)\b/i;

/** A variable of the environment. */
const VARIABLE = /\benv\.([A-Z][A-Z\d_]{1,60})\b/g;

/** `The file of ${name} at ${this.path}`: all that a template could take for its own are names, which it looks up and shows. */
export function holdsOnlyNames(text: string): boolean {
  let count = 0;
  let isPlain = true;
  const unsaid = text.replace(MESSAGES, () => {
    count++;
    return ' ';
  });
  const unhelped = unsaid.replace(HELPERS, (call) => {
    count++;
    isPlain &&= !LEADS_OUT.test(call);
    return ' ';
  });
  const rest = unhelped.replace(NAMES, (expression) => {
    count++;
    isPlain &&= !LEADS_OUT.test(expression.replace(VARIABLE, (whole, name) => (isTellingVariable(name) ? whole : ' ')));
    return ' ';
  });
  return count > 0 && isPlain && !OPENS.test(rest);
}

/** Lines that are code by themselves: Slim's and Haml's, Mako's, Jinja's. */
const CODE_LINE = /(?:^|\n)[ \t]{0,16}(?:[=%~&!#:]|-[ \t]{1,4}\S)/;
/** A brace, and what an expression language takes without any delimiter. */
const EXPRESSION =
  /java|runtime|exec|eval|\bopen\b|system|spawn|import ?\(|lookup|lipsum|cycler|joiner|get(?:Class|Type)|assembl|reflect|invoke|environ|\bT\(|\bnew\b/i;

/**
 * Four words in a row, which no expression has; looked for where a word begins alone, or a long one would be read again
 * from each of its letters.
 */
const SAID = /(?<!\p{L})(?:\p{L}{2,},? ){3}\p{L}{2,}/u;

/** A text of words and calls with nothing in it that opens an expression, whatever the model thinks of its dots and brackets. */
export function opensNothing(text: string): boolean {
  return (
    SAID.test(text) && !OPENS.test(text) && !LEADS_OUT.test(text) && !CODE_LINE.test(text) && !EXPRESSION.test(text)
  );
}
