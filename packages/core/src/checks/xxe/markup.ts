/** The start of an element, or an instruction (XML 1.0, 2.6 and 3.1), with what it says about itself. */
export interface Tag {
  readonly start: number;
  readonly end: number;
  /** Empty where there is none. */
  readonly prefix: string;
  /** Of an instruction `?` stands in front. */
  readonly name: string;
  readonly attributes: readonly Attribute[];
}

export interface Attribute {
  readonly prefix: string;
  readonly name: string;
  readonly value: string;
}

/** XML 1.0, 2.3: whatever signs a script has; nothing bounds their length. */
const NAME = /[^\s"'<>/=&?!;(){}[\],]+/y;
/** XML 1.0, 3.1: in a value stands no `<`, but any other sign. HTML has attributes without values. */
const ATTRIBUTE = /\s*([^\s"'<>/=]+)(?:\s*=\s*("[^"<]*"|'[^'<]*'))?/y;

/**
 * The tags of a document, as a parser takes them apart: however long their names and blanks are, whatever stands in their
 * other attributes. Comments and sections of characters hold none. Each character is read once.
 */
export function* readTags(text: string): Generator<Tag> {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) {
      at = endOf(text, '-->', at + 4);
      continue;
    }
    const isInstruction = text.charAt(at + 1) === '?';
    NAME.lastIndex = isInstruction ? at + 2 : at + 1;
    const written = NAME.exec(text)?.[0];
    if (written === undefined) {
      at++;
      continue;
    }
    const { attributes, end } = readAttributes(text, NAME.lastIndex);
    const { prefix, name } = split(written);
    yield { start: at, end, prefix, name: isInstruction ? `?${name}` : name, attributes };
    at = end;
  }
}

function readAttributes(text: string, from: number): { attributes: Attribute[]; end: number } {
  const attributes: Attribute[] = [];
  let end = from;
  while (end < text.length) {
    ATTRIBUTE.lastIndex = end;
    const match = ATTRIBUTE.exec(text);
    if (match === null) break;
    end = ATTRIBUTE.lastIndex;
    if (match[2] !== undefined) attributes.push({ ...split(match[1] as string), value: match[2].slice(1, -1) });
  }
  return { attributes, end };
}

/** Namespaces in XML 1.0, 4. */
function split(written: string): { prefix: string; name: string } {
  const colon = written.indexOf(':');
  return colon < 0
    ? { prefix: '', name: written }
    : { prefix: written.slice(0, colon), name: written.slice(colon + 1) };
}

/** Behind what ends it; the end of the text where nothing does. */
function endOf(text: string, what: string, from: number): number {
  const index = text.indexOf(what, from);
  return index < 0 ? text.length : index + what.length;
}

/** The value of an attribute, under whatever prefix. */
export function attributeOf({ attributes }: Tag, name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value;
}

/** What a prefix stands for somewhere in a document: its namespaces, or anything where entities or a DTD say it. */
export class Namespaces {
  private readonly named = new Map<string, string[]>();
  private readonly isDeclaredElsewhere: boolean;

  constructor(text: string, tags: readonly Tag[]) {
    this.isDeclaredElsewhere = /<!ATTLIST[^<]*\sxmlns/i.test(text);
    for (const { attributes } of tags)
      for (const { prefix, name, value } of attributes) {
        if (prefix === 'xmlns') this.add(name, value);
        else if (prefix === '' && name === 'xmlns') this.add('', value);
      }
  }

  /** Could an element of that prefix belong to the namespace? Its specification's own prefix is enough. */
  mayBe(prefix: string, namespace: RegExp, usual: string): boolean {
    const bound = this.named.get(prefix);
    if (bound === undefined) return prefix === usual || (prefix !== '' && this.isDeclaredElsewhere);
    return bound.some((value) => namespace.test(value) || value.includes('&'));
  }

  /** Is any prefix bound to it? */
  has(namespace: RegExp): boolean {
    for (const values of this.named.values()) if (values.some((value) => namespace.test(value))) return true;
    return false;
  }

  private add(prefix: string, value: string): void {
    const known = this.named.get(prefix);
    if (known === undefined) this.named.set(prefix, [value.trim()]);
    // More than a few are there to hide one, and would be compared for each element.
    else if (known.length < MAX_BOUND) known.push(value.trim());
    else known[MAX_BOUND - 1] = '&';
  }
}

const MAX_BOUND = 4;
