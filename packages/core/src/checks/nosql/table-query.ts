import { sought } from '../../sought/sought-pattern.js';
import type { Place, QueryEscape } from './graph-query.js';

/** Apache Cassandra, CQL reference: what no other dialect of SQL says behind a value. */
const CQL =
  /(?:(?:(?:LIMIT\s{1,4}\d{1,9}|AND\s{1,4}[\w.]{1,40}\s{0,4}[(=<>][^\n]{0,60}?)\s{1,4})?ALLOW\s{1,4}FILTERING|USING\s{1,4}(?:TTL|TIMESTAMP)\s{1,4}\d|PER\s{1,4}PARTITION\s{1,4}LIMIT|AND\s{1,4}token\s{0,4}\(|IF\s{1,4}(?:NOT\s{1,4})?EXISTS\s{0,4}(?:;|--|\/\/|$)|;\s{0,8}(?:DROP|CREATE|ALTER|USE)\s{1,4}(?:KEYSPACE|COLUMNFAMILY|MATERIALIZED\s{1,4}VIEW)\s)/iy;
const OPERAND = '[\\w.#:"]{1,64}';
/** Amazon DynamoDB, "Condition and filter expressions": its functions, and placeholders. */
const CONDITION = sought(
  new RegExp(
    `^\\s{0,4}${OPERAND}["']?\\s{1,4}(?:OR|AND)\\s{1,4}(?:NOT\\s{1,4})?(?:attribute_(?:not_)?exists\\s{0,4}\\(|attribute_type\\s{0,4}\\(|(?:begins_with|contains)\\s{0,4}\\(\\s{0,4}${OPERAND}\\s{0,4},\\s{0,4}[:'"]|size\\s{0,4}\\(\\s{0,4}${OPERAND}\\s{0,4}\\)\\s{0,4}[<>=]{1,2}\\s{0,4}:)`,
    'i',
  ),
);
/** The same functions with a placeholder: whatever stands in front, nobody else writes so. */
const FUNCTION = sought(
  /(?:^|[\s(,=])(?:attribute_type|begins_with|contains|if_not_exists|list_append)\s{0,4}\(\s{0,4}[\w.#]{1,64}\s{0,4},\s{0,4}:[a-zA-Z]\w{0,40}\s{0,4}\)|(?:^|[\s(])(?:OR|AND|NOT|SET|REMOVE)\s{1,4}attribute_(?:not_)?exists\s{0,4}\(/,
);
/** "Update expressions" from their first clause on, with placeholders for a name and a value. */
const CLAUSES = sought(
  /^\s{0,4}(?:SET|ADD|DELETE|REMOVE)\s{1,4}#?[\w.]{1,64}\s{0,4}(?:=\s{0,4})?:[a-zA-Z]\w{0,40}(?:$|\s{0,4},|\s{1,4}(?:SET|ADD|DELETE|REMOVE)\s)/,
);
/** "Update expressions": further clauses behind the value of one, with a placeholder that says what they are. */
const UPDATE = sought(
  new RegExp(
    `^\\s{0,4}${OPERAND}(?:\\s{0,4}=\\s{0,4}:\\w{1,40})?(?:\\s{0,4},\\s{0,4}${OPERAND}\\s{0,4}=\\s{0,4}:?\\w{1,40}){0,8}\\s{1,4}(?:SET|REMOVE|ADD|DELETE)\\s{1,4}${OPERAND}(?:\\s{0,4}[= ]\\s{0,4}:\\w{1,40})?(?:\\s{0,4},|\\s{0,4}$)`,
    'i',
  ),
);
/** Legacy conditional parameters: a comparison in place of a value. */
const LEGACY = sought(
  /["']ComparisonOperator\\?["']\s{0,8}:\s{0,8}\\?["'](?:NE|LE|LT|GE|GT|NOT_NULL|CONTAINS|NOT_CONTAINS|BEGINS_WITH|BETWEEN)\\?["']/,
);

/** In a document of any length. */
export function readLegacyComparison(text: string): QueryEscape | undefined {
  const match = LEGACY.exec(text);
  if (match === null) return undefined;
  const end = match.index + match[0].length;
  return { start: match.index, end, language: 'DynamoDB', what: 'compare other attributes' };
}

/** Cassandra and DynamoDB: what a value adds to the statement or expression around it. */
export function readTableEscape({ text, start, behind, isQuoted }: Place): QueryEscape | undefined {
  const match =
    CONDITION.exec(text) ??
    (text.includes(':') ? (UPDATE.exec(text) ?? FUNCTION.exec(text) ?? CLAUSES.exec(text)) : null);
  if (match !== null && (match[0].includes(':') || /_\w{4,8}s?\s{0,4}\(/.test(match[0])))
    return {
      start: match.index,
      end: match.index + match[0].length,
      language: 'DynamoDB',
      what: 'compare or change other attributes',
    };
  const filtering = /^\s{0,4}-?\d[\d.]{0,16}\s{1,4}(?:LIMIT\s{1,4}\d{1,9}\s{1,4})?ALLOW\s{1,4}FILTERING\b/i.exec(text);
  if (filtering !== null)
    return { start: 0, end: filtering[0].length, language: 'Cassandra', what: 'have it read whole tables' };
  const isNumber = /^\s{0,4}-?\d[\d.]{0,16}\s{0,4};/.test(text);
  if (!isQuoted && !isNumber) return undefined;
  CQL.lastIndex = isQuoted ? behind : start;
  if (!CQL.test(text)) return undefined;
  return { start, end: CQL.lastIndex, language: 'Cassandra', what: 'change what the statement does' };
}
