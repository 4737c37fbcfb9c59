import { authBypass } from './auth-bypass.js';
import { booleanMinimal } from './boolean-minimal.js';
import { booleanScanner } from './boolean-scanner.js';
import { conditional } from './conditional.js';
import { errorBased } from './error-based.js';
import { grammarClauses } from './grammar-clauses.js';
import { groupHaving } from './group-having.js';
import { heavyQuery } from './heavy-query.js';
import { identifier } from './identifier.js';
import { inList } from './in-list.js';
import { insertValues } from './insert-values.js';
import { jsonOperators } from './json-operators.js';
import { likeWildcard } from './like-wildcard.js';
import { limitClause } from './limit-clause.js';
import { numericCalls } from './numeric-calls.js';
import { obfuscated } from './obfuscated.js';
import { operatorTests } from './operator-tests.js';
import { orderBy } from './order-by.js';
import { outOfBand } from './out-of-band.js';
import { placeInference } from './place-inference.js';
import { polyglot } from './polyglot.js';
import { procedural } from './procedural.js';
import { quotingForms } from './quoting-forms.js';
import { serverBlocks } from './server-blocks.js';
import { stacked } from './stacked.js';
import { substringSearch } from './substring-search.js';
import { tableFunctions } from './table-functions.js';
import { timeBlind } from './time-blind.js';
import { unionDump } from './union-dump.js';
import { unionScanner } from './union-scanner.js';
import { unspacedOperators } from './unspaced-operators.js';
import { updateSet } from './update-set.js';
import { valueExpressions } from './value-expressions.js';
import { valueShapes } from './value-shapes.js';

/** SQL injections by technique and by the style of who writes them. */
export const SQLI_GENERATORS = [
  authBypass,
  booleanMinimal,
  booleanScanner,
  conditional,
  errorBased,
  groupHaving,
  heavyQuery,
  identifier,
  inList,
  insertValues,
  jsonOperators,
  likeWildcard,
  limitClause,
  operatorTests,
  grammarClauses,
  numericCalls,
  obfuscated,
  orderBy,
  outOfBand,
  polyglot,
  procedural,
  stacked,
  substringSearch,
  timeBlind,
  unionDump,
  unionScanner,
  unspacedOperators,
  updateSet,
  valueExpressions,
  tableFunctions,
  serverBlocks,
  placeInference,
  valueShapes,
  quotingForms,
];
