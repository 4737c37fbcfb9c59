import { sought } from '../../sought/sought-pattern.js';

/** A query of another language that a value adds to the one around it. */
export interface QueryEscape {
  readonly start: number;
  readonly end: number;
  readonly language: string;
  readonly what: string;
}

/** Where the value's own quote, number or bracket ends, and what follows. */
export interface Place {
  readonly text: string;
  readonly start: number;
  readonly behind: number;
  readonly isQuoted: boolean;
}

const NAME = '[a-zA-Z_]\\w{0,40}';
/** Cypher Manual, "Patterns": a node, maybe with labels and properties. */
const NODE = `\\(\\s{0,4}(?:${NAME})?\\s{0,4}(?::\\s{0,4}${NAME})?\\s{0,4}(?:\\{[^{}]{0,128}\\}?)?\\s{0,4}\\)`;
const NEXT = '(?:$|[,;})<-]|//|RETURN|WHERE|SET|DETACH|DELETE|WITH|CREATE|MERGE|CALL|AS)';
/** Cypher Manual, "Clauses" and "WHERE": those whose form says that they are no prose. */
const CLAUSES = [
  `(?:-|<-|->)[->\\s]{0,4}${NODE}`,
  `WHERE\\s{1,4}[^\\n]{1,60}?\\s(?:RETURN|SET|DETACH|WITH)\\s`,
  // ArangoDB's AQL: the same shape.
  `(?:\\|\\||OR)\\s{0,4}[^\\n]{1,80}?\\s(?:RETURN\\s{1,4}${NAME}|FOR\\s{1,4}${NAME}\\s{1,4}IN\\s)`,
  `FOR\\s{1,4}${NAME}\\s{1,4}IN\\s{1,4}${NAME}\\s{1,4}(?:RETURN|REMOVE|UPDATE|REPLACE|INSERT|FILTER)\\s`,
  `(?:OPTIONAL\\s{1,4})?MATCH\\s{0,4}${NODE}\\s{0,4}${NEXT}`,
  `(?:CREATE|MERGE)\\s{0,4}${NODE}`,
  `DETACH\\s{1,4}DELETE\\s{1,4}${NAME}`,
  'LOAD\\s{1,4}CSV\\s{1,4}(?:WITH\\s{1,4}HEADERS\\s{1,4})?FROM\\b',
  `UNION\\s{1,4}(?:ALL\\s{1,4})?(?:MATCH\\s{0,4}\\(|CALL\\s|UNWIND\\s|RETURN\\s)`,
  `CALL\\s{1,4}${NAME}(?:\\.${NAME}){1,4}\\s{0,4}\\(`,
  `SET\\s{1,4}${NAME}(?:\\.${NAME}\\s{0,4}\\+?=|:${NAME})`,
  `REMOVE\\s{1,4}${NAME}[.:]${NAME}`,
  `RETURN\\s{1,4}(?:DISTINCT\\s{1,4})?(?:${NAME}(?:\\.${NAME})?|\\*)\\s{0,4}(?:$|;|//|/\\*|UNION\\b|LIMIT\\s|SKIP\\s|ORDER\\s{1,4}BY\\b)`,
  `WITH\\s{1,4}[\\w.*, ]{1,60}\\s(?:MATCH\\s{0,4}\\(|CALL\\s|UNWIND\\s|LOAD\\s|RETURN\\s|DETACH\\s)`,
  `UNWIND\\s{1,4}[\\w.([]{1,40}[^\\n]{0,60}?\\sAS\\s`,
  `FOREACH\\s{0,4}\\(\\s{0,4}${NAME}\\s{1,4}IN\\b`,
  `(?:OR|AND|XOR)\\s{1,4}(?:NOT\\s{1,4})?(?:exists\\s{0,4}\\(\\s{0,4}${NAME}\\.|(?:elementI|i)d\\s{0,4}\\(\\s{0,4}${NAME}\\s{0,4}\\)|labels\\s{0,4}\\(|${NAME}\\.${NAME}\\s{0,4}(?:=~|(?:STARTS|ENDS)\\s{1,4}WITH\\b|CONTAINS\\b|IS\\s{1,4}NOT\\s{1,4}NULL))`,
  `(?:OR|XOR)\\s{1,4}(?:NOT\\s{1,4})?(?:true|false|\\d{1,9}|["'][^"']{0,20}["'])\\s{0,4}(?:[=<>]{1,2}\\s{0,4}(?:\\d{1,9}|["'][^"']{0,20}["'])\\s{0,4})?(?:RETURN|WITH|SET|DETACH|MATCH)\\s`,
];
const CLAUSE = new RegExp(`(?:${CLAUSES.join('|')})`, 'iy');

/** A traversal of Gremlin that the value closes and goes on with, or is. */
const GREMLIN = sought(
  /^[^"'\n]{0,128}["']\s{0,4}\)[\s;)]{0,4}(?:g\s?\.\s?[VE]\s?\(|\.\s{0,4}(?:drop|out|in|both|values|valueMap|repeat|property|V|E|or|has)\s{0,4}\()|^\s{0,4}g\s?\.\s?[VE]\s?\(\s{0,4}\)\s?\.|^[^"'\n]{0,128}["'][^|\n]{0,40}\|>\s{0,4}[a-z]\w{1,20}\s{0,4}\(/,
);

/** Cypher: a clause where a property's value, a pattern or a number ends. */
export function readGraphEscape({ text, start, behind, isQuoted }: Place): QueryEscape | undefined {
  const chain = GREMLIN.exec(text);
  if (chain !== null)
    return { start: chain.index, end: chain[0].length, language: 'a graph query', what: 'go on with steps of its own' };
  const isNumber = /^\s{0,4}-?\d[\d.]{0,16}\s/.test(text);
  const from =
    isQuoted || /[})\]]/.test(text.slice(start, behind)) ? behind : isNumber ? text.search(/\s\S*[a-zA-Z]/) + 1 : -1;
  if (from <= 0) return undefined;
  CLAUSE.lastIndex = from;
  if (!CLAUSE.test(text)) return undefined;
  const end = CLAUSE.lastIndex;
  // Prose in small letters has no comment at its end, and closes no pattern.
  const isWritten = /^[A-Z]/.test(text.slice(from)) || /[})]/.test(text.slice(start, behind)) || /\/\/\s*$/.test(text);
  return isWritten ? { start, end, language: 'a graph query', what: 'add a clause of its own' } : undefined;
}
