import { sought } from '../../sought/sought-pattern.js';
import type { QueryEscape } from './graph-query.js';
import { SECRET } from './operators.js';
import { plainName } from './query-keys.js';

/** Lucene's query parser syntax: another clause about a field; `*`, a range, a phrase or a word of it. */
const FIELD = sought(
  /(?:^|\s|\(|[-+!])(?:(?:OR|AND|NOT|\|\||&&)\s{1,4})(?:NOT\s{1,4}|[-+!])?\(?(?:_exists_:\s{0,2}([\w.]{1,60})|([a-zA-Z_][\w.]{0,60}):\s{0,2}[\w*["'(/\\{<>!=])/g,
);
/** Solr, "Local Parameters in Queries": a parser that the client chooses. */
const PARSER = sought(
  /(?:^|[\s"'(]|_query_:\s{0,2}\\?"|_val_:\s{0,2}\\?")\{!\s{0,4}([a-z_]{2,24})\b([^{}\n]{0,256})\}\s{0,4}([\w.]{0,60})/,
);
/** Solr, "Distributed Requests" and "Content Streams", CouchDB, "/db/_design/ddoc/_view": what only the application says of a search. */
const SERVER_PARAMETER = sought(
  /[?&](?:shards(?:\.qt)?|stream\.(?:body|file|url)|include_docs|startkey_docid|endkey_docid)=[^&\s]/,
);
/** Hasura's and Prisma's comparisons as GraphQL and JavaScript write them: of a secret, in an argument of a selection. */
const ARGUMENT = sought(
  /[{(,\s]([a-zA-Z_]\w{0,40})\s{0,4}:\s{0,4}\{\s{0,4}_?(?:i?regex|n?i?like|similar|gte?|lte?|neq?|nin|in|starts_?with|ends_?with|i?contains|not|is_?null|matches)\s{0,4}:/gi,
);
/** GraphQL, 2.3: an operation or a selection that takes arguments. */
const OPERATION = /^\s{0,8}(?:(?:query|mutation|subscription)\b[^{\n]{0,128})?\{\s{0,8}[a-zA-Z_]\w{0,60}\s{0,4}[(:{]/;
const MAX_FIELDS = 32;

/** OData, "$filter": what a secret starts with, or comes behind. */
const FILTER =
  /^\s{0,4}(?:not\s{1,4})?(?:(?:startswith|endswith|contains|substringof|indexof)\(\s{0,4}(?:'[^']{0,64}'\s{0,4},\s{0,4}(?:\w{1,40}\/){0,4}(\w{1,40})\s{0,4}\)|(?:\w{1,40}\/){0,4}(\w{1,40})\s{0,4},)|(?:\w{1,40}\/){0,4}(\w{1,40})\s{1,4}(?:eq|ne|g[te]|l[te])\s{1,4}(?:'|null\b))/i;
const FILTERED = /pass(?:word|wd|phrase)|^pwd$|resettoken|apikey/;

/** A search that the value turns to a field that nobody is meant to search, or to a parser of the server. */
export function readSearchQuery(text: string): QueryEscape | undefined {
  const parameter = SERVER_PARAMETER.exec(text);
  if (parameter !== null && !/^[a-z]+:\/\//i.test(text))
    return spanOf(parameter, 'send the search to another server, or change what it reads');
  const filter = FILTER.exec(text);
  if (filter !== null && FILTERED.test(plainName((filter[1] ?? filter[2] ?? filter[3]) as string)))
    return { ...spanOf(filter, 'search a secret letter by letter'), language: 'OData' };
  const parser = PARSER.exec(text);
  if (parser !== null && choosesParser(parser))
    return spanOf(parser, 'have the search server read it by another parser');
  const compared = ARGUMENT.mayMatch(text) && OPERATION.test(text) ? findSecret(text) : undefined;
  if (compared !== undefined) return compared;
  let seen = 0;
  for (const match of FIELD.matchAll(text)) {
    if (SECRET.test(plainName((match[1] ?? match[2]) as string)))
      return spanOf(match, 'search a secret letter by letter');
    if (++seen > MAX_FIELDS) return undefined;
  }
  return undefined;
}

function findSecret(text: string): QueryEscape | undefined {
  let seen = 0;
  for (const match of ARGUMENT.matchAll(text)) {
    if (SECRET.test(plainName(match[1] as string)))
      return { ...spanOf(match, 'compare a secret letter by letter'), language: 'GraphQL' };
    if (++seen > MAX_FIELDS) return undefined;
  }
  return undefined;
}

/** Clients ask for distances and facets; XML, functions of fields and secrets are the server's business. */
function choosesParser([whole, name = '', parameters = '', field = '']: RegExpExecArray): boolean {
  if (/_query_|_val_/.test(whole) || name === 'xmlparser' || SECRET.test(plainName(field))) return true;
  return (
    /<!|file:|https?:/.test(parameters) ||
    [...parameters.matchAll(/=\s{0,2}["']?([\w.]{1,60})/g)].some((one) => SECRET.test(plainName(one[1] as string)))
  );
}

function spanOf(match: RegExpExecArray | RegExpMatchArray, what: string): QueryEscape {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length, language: 'a search', what };
}
