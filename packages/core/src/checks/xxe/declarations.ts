/** A declaration of a DTD that makes a parser fetch or expand something. */
export type Declaration =
  | {
      readonly kind: 'external-subset';
      readonly start: number;
      readonly end: number;
      readonly publicId: string;
      readonly systemId: string;
    }
  | {
      readonly kind: 'entity';
      readonly start: number;
      readonly end: number;
      readonly name: string;
      readonly parameter: boolean;
      /** Of an external entity. */
      readonly systemId: string | undefined;
      /** Of an internal one. */
      readonly value: string;
    };

/** Of any length. */
const NAME = '[^\\s"\'<>&%;\\[\\]]+';
const QUOTED = '("[^"]*"|\'[^\']*\')';
/** XML 1.0, 2.8: the document type declaration, up to its internal subset. */
const DOCTYPE = new RegExp(
  `<!DOCTYPE\\s+${NAME}\\s+(?:SYSTEM\\s*${QUOTED}|PUBLIC\\s*${QUOTED}(?:\\s*${QUOTED})?)`,
  'iy',
);
/** XML 1.0, 4.2: a parameter entity has a percent sign, also written as a reference inside another entity's value. */
const ENTITY = new RegExp(
  `<!ENTITY\\s+(?:((?:%|&#0{0,4}37;|&#x0{0,4}25;))\\s+)?(${NAME})\\s+(?:SYSTEM\\s*${QUOTED}|PUBLIC\\s*${QUOTED}\\s*${QUOTED}|${QUOTED})`,
  'iy',
);

/** So many declarations are read; documents have dozens. */
const MAX_DECLARATIONS = 10_000;

/** The declarations of a text, wherever they stand: in a DOCTYPE, in CDATA of an envelope, in another entity's value. */
export function readDeclarations(text: string): Declaration[] {
  const found: Declaration[] = [];
  for (let at = text.indexOf('<!'); at >= 0 && found.length < MAX_DECLARATIONS; at = text.indexOf('<!', at + 2)) {
    const letter = text.charCodeAt(at + 2) | 0x20;
    const declaration = letter === 0x64 ? readDoctype(text, at) : letter === 0x65 ? readEntity(text, at) : undefined;
    if (declaration !== undefined) found.push(declaration);
  }
  return found;
}

function readDoctype(text: string, start: number): Declaration | undefined {
  DOCTYPE.lastIndex = start;
  const match = DOCTYPE.exec(text);
  if (match === null) return undefined;
  const [, system, publicId, publicSystem] = match;
  return {
    kind: 'external-subset',
    start,
    end: DOCTYPE.lastIndex,
    publicId: unquote(publicId),
    systemId: unquote(system ?? publicSystem),
  };
}

function readEntity(text: string, start: number): Declaration | undefined {
  ENTITY.lastIndex = start;
  const match = ENTITY.exec(text);
  if (match === null) return undefined;
  const [, percent, name, system, , publicSystem, value] = match;
  const systemId = system ?? publicSystem;
  return {
    kind: 'entity',
    start,
    end: ENTITY.lastIndex,
    name: name as string,
    parameter: percent !== undefined,
    systemId: systemId === undefined ? undefined : unquote(systemId),
    value: unquote(value),
  };
}

function unquote(quoted: string | undefined): string {
  return quoted === undefined ? '' : quoted.slice(1, -1);
}
