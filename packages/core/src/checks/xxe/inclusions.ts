/** Something outside of a DTD that makes an XML processor fetch, read or run. */
export interface Inclusion {
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

/** XInclude 1.1, 3.1. The namespace decides; `xi` is the prefix of its own specification. */
const XINCLUDE_NAMESPACE = /xmlns:?([\w.-]{0,32})\s{0,8}=\s{0,8}["']https?:\/\/www\.w3\.org\/(?:2001|2003)\/XInclude/i;
const XSLT_INCLUDE = /<[\w.-]{1,32}:(?:include|import|result-document)\s[^<>]{0,512}?\bhref\s{0,8}=\s{0,8}["'](?!["'])/;
const XSLT_SIGN = /http:\/\/www\.w3\.org\/1999\/XSL\/Transform|<xsl:/;
/** XSLT 1.0, 12.1 and 2.0, 16.2: with a constant address. `document('')` is the style sheet itself. */
const XSLT_FUNCTION =
  /\b(?:document|unparsed-text|unparsed-text-lines|doc|collection|system-property)\s{0,8}\(\s{0,8}(?:'[^']+'|"[^"]+"|&(?:apos|quot);)/;
/** Namespaces by which processors hand XSLT a programming language: PHP, Xalan, Saxon, MSXML, EXSLT's documents. */
const XSLT_EXTENSION =
  /["'](?:https?:\/\/php\.net\/xsl|https?:\/\/xml\.apache\.org\/(?:xalan|xslt)(?:\/java|\/redirect|-j)?[^"']{0,128}|https?:\/\/saxon\.sf\.net\/java-type|java(?::|\.)[\w.]{0,128}|urn:schemas-microsoft-com:xslt|https?:\/\/exslt\.org\/(?:common\/)?document)["']|\bphp:function(?:String)?\s{0,4}\(|<msxsl:script\b|<exsl:document\b/;
/** Associating Style Sheets with XML: a style sheet of another place is a program of another place. */
const STYLESHEET =
  /<\?xml-stylesheet\s[^?<>]{0,512}?\bhref\s{0,8}=\s{0,8}["'](?:[a-z][a-z\d+.-]{1,20}:|\/\/|\.\.\/)[^?<>]{0,512}/i;
/** Also of another kind: no server has its visitors' documents styled by its own disk. */
const LOCAL_STYLESHEET =
  /<\?xml-stylesheet\s[^?<>]{0,512}?\bhref\s{0,8}=\s{0,8}["'](?:file:|\\\\|\/(?:etc|proc|dev|var|home|root|tmp|usr|sys)\/)[^?<>]{0,512}/i;
/** RELAX NG, 4.5 and 4.7: a grammar of another place. */
const RELAXNG =
  /<(?:\w{1,16}:)?(?:externalRef|include)\s[^<>]{0,256}?\bhref\s{0,8}=\s{0,8}["'](?:[a-z][a-z\d+.-]{1,20}:|[\\/])[^"'<>]{1,512}["']/i;
/** SVG 2, 12.3: images that a renderer on the server reads from its own disk. */
const LOCAL_IMAGE =
  /<(?:\w{1,16}:)?(?:image|use|feImage|script|foreignObject|iframe|tref|pattern|linearGradient)\s[^<>]{0,512}?\bhref\s{0,8}=\s{0,8}["']\s{0,8}(?:file|expect|php|jar|netdoc|msl|text|label|vid|ephemeral):/i;

/**
 * XML Schema 1.0, 4.2 and 4.3.2, and xml-model: where a validator fetches a schema. Addresses of the web are what
 * honest documents name (sitemaps, WSDL); files, other protocols, and addresses in numbers are not.
 */
const SCHEMA_LOCATION =
  /(?:\b(?:schemaLocation|noNamespaceSchemaLocation)\s{0,8}=\s{0,8}["'](?:[^"'<>]{0,512}?\s)?\s{0,8}|<\?xml-model\s[^?<>]{0,256}?\bhref\s{0,8}=\s{0,8}["']\s{0,8})(?:(?!https?:|urn:|xmlns:|xs[id]?:)[a-z][a-z\d+.-]{1,20}:(?=\/|[a-z]:|\w)|\/\/|\\\\|\/(?:etc|proc|dev|var|home|root|tmp|usr|sys)\/|https?:\/\/(?:[^\s"'/]{0,64}@)?(?:\[|\d{1,10}(?:\.\d{1,3}){0,3}(?=[:/"'\s])|0x|localhost\b))/i;

/** Looks for each only where its own sign is. */
export function findInclusion(text: string): Inclusion | undefined {
  return (
    (text.includes('XInclude') || text.includes('xi:include') ? findXInclude(text) : undefined) ??
    (XSLT_SIGN.test(text) ? findXslt(text) : undefined) ??
    (text.includes('<?xml-stylesheet') ? findStylesheet(text) : undefined) ??
    (text.includes('relaxng.org/ns/structure')
      ? toInclusion(RELAXNG.exec(text), 'make a validator fetch a grammar from there')
      : undefined) ??
    (text.includes('chemaLocation') || text.includes('<?xml-model')
      ? toInclusion(SCHEMA_LOCATION.exec(text), 'make a validator fetch a schema from there')
      : undefined) ??
    (text.includes('href')
      ? toInclusion(LOCAL_IMAGE.exec(text), 'read a file of the server into the image')
      : undefined)
  );
}

function findXInclude(text: string): Inclusion | undefined {
  const prefix = XINCLUDE_NAMESPACE.exec(text)?.[1] ?? 'xi';
  const element = prefix === '' ? 'include' : `${prefix}:include`;
  const start = text.indexOf(`<${element}`);
  if (start < 0 || !/[\s/>]/.test(text.charAt(start + element.length + 1))) return undefined;
  const tag = text.slice(start, start + 512);
  return /\s(?:href|xpointer|parse)\s*=/.test(tag)
    ? { start, end: start + element.length + 1, what: 'be replaced with the file or address that it names' }
    : undefined;
}

function findXslt(text: string): Inclusion | undefined {
  return (
    toInclusion(XSLT_INCLUDE.exec(text), 'load or write another style sheet or file') ??
    toInclusion(XSLT_FUNCTION.exec(text), 'read a file or address of its own choice') ??
    toInclusion(XSLT_EXTENSION.exec(text), "call the processor's programming language")
  );
}

function findStylesheet(text: string): Inclusion | undefined {
  const match = STYLESHEET.exec(text);
  const local = LOCAL_STYLESHEET.exec(text);
  if (local !== null) return toInclusion(local, 'be styled by a file of the server');
  return match !== null &&
    /xsl|xml["'\s]/i.test(match[0].slice('<?xml-stylesheet'.length)) &&
    !/text\/css/.test(match[0])
    ? toInclusion(match, 'transform the document with a program of another place')
    : undefined;
}

function toInclusion(match: RegExpExecArray | null, what: string): Inclusion | undefined {
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length, what };
}
