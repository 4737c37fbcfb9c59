import type { Inclusion } from './inclusions.js';
import { attributeOf, type Namespaces, type Tag } from './markup.js';

const XSLT = /^https?:\/\/www\.w3\.org\/1999\/XSL\/Transform/i;
/** XSLT 1.0 to 3.0: elements that load or write what their address names. */
const LOADING = /^(?:include|import|result-document|document|source-document|stream|import-schema)$/;

/** XSLT 1.0, 12.1 and 2.0, 16.2: with a constant address, which functions may put together. `document('')` is the style sheet itself. */
const FUNCTION =
  /\b(?:document|unparsed-text(?:-lines|-available)?|doc(?:-available)?|json-doc|(?:uri-)?collection|system-property|environment-variable)\s*\(\s*(?:[\w:.-]{1,40}\(\s{0,8}){0,4}(?:'[^']+'|"[^"]+"|&(?:apos|quot);)/;
/** The same with a variable. */
const BY_NAME =
  /\b(?:document|unparsed-text(?:-lines|-available)?|doc(?:-available)?|json-doc|(?:uri-)?collection)\s*\(\s*\$([\w.-]{1,64})/g;
/** A file of the server, or what another protocol fetches. */
const ADDRESS = /^\s*['"]?(?:\/|\\\\|\.\.\/|[a-z][a-z\d+.-]{1,20}:)/i;

/** Namespaces by which processors hand XSLT a programming language: PHP, Xalan, Saxon, MSXML, EXSLT's documents. */
const EXTENSION =
  /^(?:https?:\/\/php\.net\/xsl|https?:\/\/xml\.apache\.org\/(?:xalan|xslt)(?:\/java|\/redirect|-j)?.{0,128}|https?:\/\/saxon\.sf\.net\/java-type|java(?::|\.)[\w.]{0,128}|urn:schemas-microsoft-com:xslt|https?:\/\/exslt\.org\/(?:common\/)?document)$/;
const EXTENSION_CALL = /\bphp:function(?:String)?\s{0,4}\(|<msxsl:script\b|<exsl:document\b/;
/** EXSLT's common functions, and Saxon's and Xalan's own, whose elements write files. */
const WRITING =
  /^https?:\/\/(?:exslt\.org\/common|icl\.com\/saxon|saxon\.sf\.net\/?|xml\.apache\.org\/xalan\/redirect)$/i;

/** Style sheets of another place, and those that load, read, write or call what their sender chose. */
export function findXslt(text: string, tags: readonly Tag[], namespaces: Namespaces): Inclusion | undefined {
  for (const tag of tags) {
    const what = tag.name === '?xml-stylesheet' ? judgeInstruction(tag) : undefined;
    if (what !== undefined) return { start: tag.start, end: tag.end, what };
  }
  if (!namespaces.has(XSLT) && !tags.some(({ prefix }) => prefix === 'xsl')) return undefined;
  for (const tag of tags) {
    const what = judgeElement(tag, namespaces);
    if (what !== undefined) return { start: tag.start, end: tag.end, what };
  }
  const called = FUNCTION.exec(text) ?? callByName(text, tags);
  if (called !== null) return toInclusion(called, 'read a file or address of its own choice');
  const extension = EXTENSION_CALL.exec(text);
  if (extension !== null) return toInclusion(extension, "call the processor's programming language");
  return undefined;
}

function judgeElement(tag: Tag, namespaces: Namespaces): string | undefined {
  const { name, prefix, attributes } = tag;
  if (attributes.some((one) => (one.prefix === 'xmlns' || one.name === 'xmlns') && EXTENSION.test(one.value.trim())))
    return "call the processor's programming language";
  const address = attributeOf(tag, 'href') ?? attributeOf(tag, 'file') ?? attributeOf(tag, 'schema-location') ?? '';
  if (address === '' || address.startsWith('#')) return undefined;
  if (LOADING.test(name) && namespaces.mayBe(prefix, XSLT, 'xsl')) return 'load or write another style sheet or file';
  return /^(?:document|output|write|open)$/.test(name) && namespaces.mayBe(prefix, WRITING, 'exsl')
    ? 'write a file of its own choice'
    : undefined;
}

/** `document($x)`, where the style sheet itself says that `x` is an address. */
function callByName(text: string, tags: readonly Tag[]): RegExpExecArray | null {
  const named = new Set<string>();
  for (const tag of tags) {
    const name = VARIABLE.test(tag.name) ? attributeOf(tag, 'name') : undefined;
    if (name !== undefined && ADDRESS.test(valueOfVariable(text, tag))) named.add(name);
  }
  if (named.size === 0) return null;
  for (const match of text.matchAll(BY_NAME)) if (named.has(match[1] as string)) return match;
  return null;
}

const VARIABLE = /^(?:variable|param|with-param)$/;

function valueOfVariable(text: string, tag: Tag): string {
  const select = attributeOf(tag, 'select');
  if (select !== undefined)
    return /^\s*(?:['"]|&(?:apos|quot);)/.test(select) ? select.replace(/^\s*&\w{4};/, "'") : '';
  return /^\s*>([^<]{1,512})/.exec(text.slice(tag.end, tag.end + 600))?.[1] ?? '';
}

/**
 * Associating Style Sheets with XML: a style sheet of another place is a program of another place; of another kind, no
 * server has its visitors' documents styled by its own disk.
 */
function judgeInstruction(tag: Tag): string | undefined {
  const address = (attributeOf(tag, 'href') ?? '').trim();
  if (/^(?:file:|\\\\|\/(?:etc|proc|dev|var|home|root|tmp|usr|sys)\/)/i.test(address))
    return 'be styled by a file of the server';
  if (!/^(?:[a-z][a-z\d+.-]{1,20}:|\/\/|\.\.\/)/i.test(address)) return undefined;
  const type = attributeOf(tag, 'type') ?? '';
  if (/text\/css/i.test(type)) return undefined;
  return /xsl|xml/i.test(type) || /xsl|xml$/i.test(address)
    ? 'transform the document with a program of another place'
    : undefined;
}

function toInclusion(match: RegExpExecArray, what: string): Inclusion {
  return { start: match.index, end: match.index + match[0].length, what };
}
