import { sought } from '../../sought/sought-pattern.js';
import { attributeOf, Namespaces, readTags, type Tag } from './markup.js';
import { findXslt } from './style-sheets.js';

/** Something outside of a DTD that makes an XML processor fetch, read or run. */
export interface Inclusion {
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

/** XInclude 1.1, 3.1. The namespace decides; `xi` is the prefix of its own specification. */
const XINCLUDE = /^https?:\/\/www\.w3\.org\/(?:2001|2003)\/XInclude/i;
const RELAXNG = /^https?:\/\/relaxng\.org\/ns\/structure/i;

/** Addresses that are read from the server's disk, or by a program of it. */
const OWN_DISK = /^\s*(?:(?:file|expect|php|jar|netdoc|msl|text|label|vid|ephemeral):|\\\\)/i;
/** SVG 2, 12.3, and the elements beside images that a renderer loads. */
const LOADING = new Set(
  'image use feImage script foreignObject iframe tref pattern linearGradient radialGradient filter cursor mpath textPath font-face-uri audio video color-profile'.split(
    ' ',
  ),
);
/** CSS 2.1, 4.3.4, inside of a picture. */
const OWN_STYLE = /\burl\(\s{0,8}["']?\s{0,8}(?:file|expect|php|jar|netdoc|msl|ephemeral):/i;

/**
 * XML Schema 1.0, 4.2 and 4.3.2, xml-model, WSDL and XML Signature: where a validator fetches something. Addresses of the
 * web are what honest documents name (sitemaps, WSDL); files, other protocols, and addresses in numbers are not.
 */
const FETCHED =
  /^(?:(?!https?:|urn:|xmlns:|xs[id]?:|cid:|uuid:|mid:|tag:|info:|oid:)[a-z][a-z\d+.-]{1,20}:(?=\/|[a-z]:|\w)|[a-z]:[\\/]|\/\/|\\\\|\/(?:etc|proc|dev|var|home|root|tmp|usr|sys)\/|https?:\/\/(?:[^\s"'/]{0,64}@)?(?:\[|\d{1,10}(?:\.\d{1,3}){0,3}(?=[:/]|$)|0x|localhost\b))/i;

/** Looks at elements only where the sign of one such thing is. */
export function findInclusion(text: string): Inclusion | undefined {
  if (!SIGN.test(text)) return undefined;
  const tags = [...readTags(text)];
  const namespaces = new Namespaces(text, tags);
  const xslt = findXslt(text, tags, namespaces);
  if (xslt !== undefined) return xslt;
  const isPicture = OWN_STYLE.test(text) && tags.some(({ name }) => name === 'svg');
  const isGrammar = namespaces.has(RELAXNG);
  for (const tag of tags) {
    const what = judge(tag, namespaces, isGrammar);
    if (what !== undefined) return { start: tag.start, end: tag.end, what };
  }
  const style = isPicture ? OWN_STYLE.exec(text) : null;
  return style === null
    ? undefined
    : { start: style.index, end: style.index + style[0].length, what: 'read a file of the server into the image' };
}

/** Each thing that is looked for has one of these in it. */
const SIGN = sought(
  /[<:]include[\s/>]|XSL\/Transform|xsl:|xml-(?:stylesheet|model)|externalRef|ocation\s{0,64}=|URI\s{0,64}=|\b(?:file|expect|php|jar|netdoc|msl|text|label|vid|ephemeral):|["']\s{0,64}\\\\/i,
);

function judge(tag: Tag, namespaces: Namespaces, isGrammar: boolean): string | undefined {
  const { name, prefix } = tag;
  if (name === 'include' && namespaces.mayBe(prefix, XINCLUDE, 'xi') && includes(tag))
    return 'be replaced with the file or address that it names';
  const address = attributeOf(tag, 'href') ?? '';
  if (isGrammar && /^(?:externalRef|include)$/.test(name) && /^\s*(?:[a-z][a-z\d+.-]{1,20}:|[\\/])/i.test(address))
    return 'make a validator fetch a grammar from there';
  if (fetchesSchema(tag)) return 'make a validator fetch a schema from there';
  if (
    LOADING.has(name) &&
    [address, attributeOf(tag, 'src'), attributeOf(tag, 'data')].some((value) => OWN_DISK.test(value ?? ''))
  )
    return 'read a file of the server into the image';
  return undefined;
}

function includes(tag: Tag): boolean {
  return tag.attributes.some(({ name }) => name === 'href' || name === 'xpointer' || name === 'parse');
}

function fetchesSchema(tag: Tag): boolean {
  for (const { name, value } of tag.attributes) {
    if (isLocation(tag, name) && value.split(/\s+/).some((word) => FETCHED.test(word))) return true;
  }
  return false;
}

/** Is that attribute where something is fetched from? */
function isLocation(tag: Tag, name: string): boolean {
  switch (name) {
    case 'schemaLocation':
    case 'noNamespaceSchemaLocation':
    case 'schema-location':
      return true;
    case 'location':
      return tag.name === 'import' || tag.name === 'include';
    case 'URI':
      return tag.name === 'Reference' || tag.name === 'RetrievalMethod' || tag.name === 'DataReference';
    case 'href':
      return tag.name === '?xml-model';
    default:
      return false;
  }
}
