import { sought } from '../../sought/sought-pattern.js';
import { ESI_ELEMENTS } from './vocabulary.js';

/** A tag that a server acts on before it sends the page. */
export interface PageTag {
  readonly start: number;
  readonly end: number;
  readonly engine: string;
}

/** Jakarta Server Pages 3.1, JSP.5: standard actions; JSTL 3.0: those that load or ask a database. */
const JSP = sought(
  /<(?:jsp:(?:include|forward|useBean|[gs]etProperty|plugin|scriptlet|expression|declaration|directive\.\w{2,10}|root|text|invoke|doBody)\b|c:(?:import|redirect)\s[^<>]{0,80}\burl\s{0,4}=|sql:(?:query|update|setDataSource)\b|x:(?:parse|transform)\s[^<>]{0,80}\b(?:doc|xml|xslt)\s{0,4}=)/i,
);
/** Mako, "Defs, Blocks and Namespaces": a tag that loads a file from anywhere or a module, or filters by code. */
const MAKO = sought(
  /<%(?:include|inherit|namespace)\s[^<>%]{0,80}\b(?:(?:file|expr)\s{0,4}=\s{0,4}["'](?:\/|\.[\w.]|[a-z]+:)|module\s{0,4}=)|<%(?:page|def|block|call)\s[^<>]{0,160}["'][^<>"]{0,80}__\w/i,
);
/** Template Toolkit's and Mason's code and files; CFML's elements, which no other markup has. */
const TOOLKIT = sought(
  /\[%[-+~=]?\s{0,4}(?:(?:RAW)?PERL\b|(?:INSERT|INCLUDE|PROCESS|WRAPPER)\s{1,4}["']?(?:\/|\.[\w.])|USE\s{1,4}(?:\w{1,20}\s{0,4}=\s{0,4})?(?:Directory|Datafile|File|DBI|Scalar)\b|template\.(?:new|process|service|context)\b)/,
);
const MASON = sought(/<%(?:perl|init|once|cleanup|shared|filter)>|<&\s{0,4}(?:\/|\.)[^&\n]{1,128}&>/);
const CFML = sought(
  /<cf(?:execute|include|file|script|output|query|invoke|object|http|directory|registry|dump|module|import|set|content|param|schedule|thread|ldap|ftp|mail|log|lock|loop)\b/i,
);
/** HTML::Template's, TinyButStrong's, RainTPL's, lua-resty-template's and Fluid's tags that load a file or run code. */
const LOADING = sought(
  /<TMPL_INCLUDE\s{1,4}(?:NAME\s{0,4}=\s{0,4})?["']?(?:\/|\.[\w.]|[a-z]+:)|\[(?:onload|onshow|[\w.]{1,40});(?:[\w ]{1,20}(?:=[^;\]\n]{0,40})?;){0,4}\s{0,2}(?:script|file|subtpl)\s{0,2}=\s{0,2}[^\]\n]{1,120}\]|\{(?:include|function)\s{0,2}=\s{0,2}["'](?:\/|\.[\w.]|[a-z]\w{0,40}\()[^"'{}]{0,160}["']\}|\{>\s{0,2}["']?(?:\/(?:etc|proc|home|root|var|usr|srv|opt|tmp|app)\/|\.\.\/)[\w./-]{1,120}["']?\s{0,2}\/?\}|\{\((?:\/|\.\.?\/|\.[a-z])[\w./-]{1,120}\)\}|[{<]f:(?:[\w.]{1,30}\([^{}\n]{0,60}\{f:)?(?:cObject|debug)\b/,
);
/** Apache Commons Jelly, "Tag libraries", and ServiceNow's: its namespaces, which no page declares, and what its tags evaluate. */
const JELLY = sought(
  /\bxmlns:\w{1,12}\s{0,4}=\s{0,4}["'](?:jelly(?::\w{1,20})?|glide)["']|<(?:[gj]2?):(?:evaluate|invoke|invokeStatic|getStatic)\b/,
);
/** CrushFTP, "Server variables": a file in an element, as all that a value is; documents of settings have others around. */
const INCLUDED = sought(
  /^\s{0,8}<include>\s{0,4}(?:\/(?:etc|proc|home|root|var|usr|srv|opt|tmp|app|sys|dev)\/|[a-z]:[\\/]|\.\.[\\/]|file:)[^<>\n]{1,200}<\/include>\s{0,8}$/i,
);
/** ESI's elements under a prefix of the sender's choice. */
const ESI_PREFIX = sought(
  /<([a-z]\w{0,20}):([a-z]{2,12})\b[^<>]{0,240}\bxmlns:\1\s{0,4}=\s{0,4}["']https?:\/\/www\.edge-delivery\.org\/esi/i,
);

/** Tags of JSP, Mako, Mason, CFML and Template Toolkit, and Edge Side Includes by another prefix. */
export function findPageTag(text: string): PageTag | undefined {
  const jsp = JSP.exec(text);
  if (jsp !== null) return { ...spanOf(jsp), engine: 'Jakarta Server Pages' };
  const cfml = CFML.exec(text);
  if (cfml !== null) return { ...spanOf(cfml), engine: 'ColdFusion' };
  const perl = TOOLKIT.exec(text) ?? MASON.exec(text);
  if (perl !== null) return { ...spanOf(perl), engine: 'Template Toolkit or Mason' };
  const loading = LOADING.exec(text) ?? INCLUDED.exec(text);
  if (loading !== null) return { ...spanOf(loading), engine: 'a template engine' };
  const mako = MAKO.exec(text);
  if (mako !== null) return { ...spanOf(mako), engine: 'Mako' };
  const jelly = JELLY.exec(text);
  if (jelly !== null) return { ...spanOf(jelly), engine: 'Jelly' };
  const esi = ESI_PREFIX.exec(text);
  if (esi === null || !ESI_ELEMENTS.has((esi[2] as string).toLowerCase())) return undefined;
  return { ...spanOf(esi), engine: 'Edge Side Includes' };
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}
