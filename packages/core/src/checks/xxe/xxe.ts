import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES, type Source } from '../../values/value.js';
import type { Certainty, Detection, ValueCheck } from '../check.js';
import { measureDefaults } from './attribute-defaults.js';
import { createCommentReader } from './comments.js';
import { type Declaration, readDeclarations } from './declarations.js';
import { measureExpansion } from './expansion.js';
import { findInclusion } from './inclusions.js';
import { isShown, prologEnd } from './shown.js';
import { isNeighbour, isStandardDoctype } from './standard-doctypes.js';
import { isUnderstood } from './understood.js';

/** XML external entities, entity bombs, and other ways in which a document makes its processor fetch or run something. */
export const xxe: ValueCheck = {
  id: 'xxe',
  title: 'XML external entities',
  cwe: 611,
  attack: 'T1190',
  sources: new Set<Source>(SOURCES),
  applies: (classes) => (classes & CharacterClass.angle) !== 0,
  words: {
    prose: true,
    classes: CharacterClass.letter | CharacterClass.digit | CharacterClass.dash,
    names: new Set(),
    longerThan: Number.POSITIVE_INFINITY,
  },
  detect,
  clears: (text) => isUnderstood(text) && detect(text) === undefined,
};

function detect(text: string): Detection | undefined {
  if (!text.includes('<')) return undefined;
  const declarations = text.includes('<!') ? readDeclarations(text) : [];
  const declared = declarations.length > 0 ? detectDeclarations(text, declarations) : undefined;
  if (declared?.certainty === 'certain') return declared;
  const inclusion = findInclusion(text);
  if (inclusion === undefined) return declared;
  return describe(text, inclusion, {
    certainty: isShown(text, inclusion.start) ? 'unsure' : 'certain',
    what: inclusion.what,
  });
}

function detectDeclarations(text: string, declarations: readonly Declaration[]): Detection | undefined {
  let unsure: Detection | undefined;
  const prolog = prologEnd(text);
  let doubts = 0;
  for (const declaration of declarations) {
    const said = judge(declaration);
    if (said === undefined) continue;
    const isSure = declaration.start < prolog || ++doubts > MAX_DOUBTS || !isShown(text, declaration.start);
    const certainty = said.certainty === 'certain' && isSure ? 'certain' : 'unsure';
    const found = describe(text, declaration, { ...said, certainty });
    if (certainty === 'certain') return found;
    unsure ??= found;
  }
  return detectBomb(text, declarations) ?? unsure;
}

/** Nobody shows that many to people. */
const MAX_DOUBTS = 128;

interface Judgement {
  readonly certainty: Certainty;
  readonly what: string;
}

function judge(declaration: Declaration): Judgement | undefined {
  if (declaration.kind === 'external-subset') {
    if (isStandardDoctype(declaration.systemId)) return undefined;
    return {
      certainty: isNeighbour(declaration.systemId) ? 'unsure' : 'certain',
      what: `fetch "${shorten(declaration.systemId)}" for its declarations`,
    };
  }
  const { systemId, value, parameter } = declaration;
  if (systemId !== undefined) {
    // Modules of a standard's DTD, and character sets: parameter entities with a standard address.
    if (parameter && systemId !== '' && isStandardDoctype(systemId)) return undefined;
    return { certainty: 'certain', what: `be replaced with what the parser reads from "${shorten(systemId)}"` };
  }
  const declares = /<!(?:ENTITY|ELEMENT|ATTLIST)|(?:&#(?:0{0,4}60|x0{0,4}3c);)!ENTITY/i.test(value);
  return parameter && declares
    ? { certainty: 'certain', what: 'declare further entities when it is expanded' }
    : undefined;
}

/** What a document with entities may grow to: Illustrator's SVG repeats a namespace a few times. */
const MAX_EXPANDED = 100_000;
/** Growth to many times its own size is what bombs are made for, however small the first ones are. */
const MIN_BOMB = 8_192;
const MAX_GROWTH = 8;

function detectBomb(text: string, declarations: readonly Declaration[]): Detection | undefined {
  const entities = new Map<string, string>();
  const said = new Map<string, string>();
  const isCommented = createCommentReader(text);
  let end = 0;
  for (const declaration of declarations) {
    if (declaration.kind !== 'entity' || declaration.systemId !== undefined) continue;
    // XML 1.0, 4.2: the first declaration of a name counts; one in a comment only where no other is.
    const name = `${declaration.parameter ? '%' : '&'}${declaration.name}`;
    const known = isCommented(declaration.start) ? said : entities;
    if (!known.has(name)) known.set(name, declaration.value);
    end = declaration.end;
  }
  for (const [name, value] of said) if (!entities.has(name)) entities.set(name, value);
  if (entities.size === 0) return undefined;
  const { characters: written, recursive, lengths } = measureExpansion(entities, text.slice(end));
  const characters = written + measureDefaults(text, lengths);
  const isNested = [...entities.values()].some((value) => /(?:&[^;\s]{1,64};\s{0,8}){4}/.test(value));
  // Of the declarations, whatever text stands around them.
  const size = end - (declarations[0] as Declaration).start;
  const grows = isNested && characters > MIN_BOMB && characters > MAX_GROWTH * size;
  if (!recursive && !grows && characters <= Math.max(MAX_EXPANDED, 2 * text.length)) return undefined;
  const what = recursive
    ? 'expand without end'
    : `expand to ${characters > 1e15 ? 'more memory than there is' : `${Math.round(characters)} characters`}`;
  const first = declarations[0] as Declaration;
  return describe(text, { start: first.start, end }, { certainty: 'certain', what });
}

function shorten(text: string): string {
  return text.slice(0, 80);
}

function describe(
  text: string,
  { start, end }: { start: number; end: number },
  { certainty, what }: Judgement,
): Detection {
  return {
    certainty,
    start,
    end,
    context: 'as a declaration or inclusion of an XML document',
    explanation: `Read by an XML processor, "${text.slice(start, Math.min(end, start + 100))}" would ${what}.`,
  };
}
