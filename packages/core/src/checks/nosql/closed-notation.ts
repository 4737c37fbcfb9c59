import type { Closed } from './cut-off-query.js';
import type { QueryEscape } from './graph-query.js';
import { SECRET } from './operators.js';
import { plainName } from './query-keys.js';

/** RFC 4515: the value ends the filter that it was put into, and another one follows at once, or the C string ends. */
const FILTER =
  /\){1,4}(?:\({1,2}\s{0,4}[&|!]\s{0,4}(?:[()]|$|[a-zA-Z][\w;.:-]{0,60}\s{0,2}[~<>:]?=)|\(\s{0,4}[a-zA-Z][\w;.:-]{0,60}\s{0,2}(?:[~<>:]?=)[^()]{0,128}|\0)/y;
/** Nobody's noise: something legible, with one NUL in it. */
const CUT_OFF = /^[ -~]{0,120}\0[ -~]{0,40}$/;
/** `*(|(mail=*))`: a filter where a value is expected, behind the sign for any. */
const WILD = /^\s{0,4}\*\s{0,4}\(\s{0,4}[&|!]\s{0,4}\(\s{0,4}[a-zA-Z][\w;.:-]{0,60}\s{0,2}[~<>:]?=/;
/** XPath 1.0, 3.3: another path beside the one that was asked. */
const PATH =
  /[)\]\s]{1,8}\|\s{0,4}(?:\/{1,2}|\.{1,2}\/)(?:[\w*@.:-]{1,40}|$)|[)\]]{1,4}\s{0,4}\/{1,2}(?:\.\.|[\w*@]{1,40})/y;
/** XPath 1.0, 2.2: notation that no other language has. */
const AXIS =
  '(?:ancestor(?:-or-self)?|attribute|child|descendant(?:-or-self)?|following(?:-sibling)?|parent|preceding(?:-sibling)?|self|namespace)::[\\w*@]';
/** XPath 1.0, 4: what is asked of a path. */
const ASKED =
  '(?:(?:count|(?:local-)?name|contains|starts-with|substring(?:-before|-after)?|string(?:-length)?|boolean|number|not|sum|concat|translate|normalize-space|floor|ceiling|round)\\s{0,2}\\(\\s{0,2}){1,4}';
/** `' or contains(name(/*[1]),'a') or '`: a condition on the document as a whole. */
const CONDITION = new RegExp(
  `[)\\]\\s]{0,8}\\s(?:or|and)\\s{1,4}${ASKED}(?:\\/{1,2}[\\w*@.]|\\.{1,2}\\/|${AXIS})`,
  'y',
);
/** `count(/child::node())`: the same where a number is expected. */
const NUMBER = new RegExp(`^\\s{0,4}${ASKED}\\/{0,2}${AXIS}`);
/** `|//user/password/text()`: XPath 1.0, 2.3: the nodes of another path, besides those that were asked for. */
const UNION =
  /^\s{0,4}\|\s{0,4}\/{1,2}[\w*@.:-]{1,40}(?:\[[^[\]\n]{0,40}\])?(?:\/{1,2}[\w*@.:-]{1,40}(?:\[[^[\]\n]{0,40}\])?){0,8}\/{1,2}(?:(?:text|node|comment|processing-instruction)\(\)|@[\w*])/;
/** Query languages of pipes (Kusto's, Splunk's, nGQL's): their commands, behind a closed text. */
const PIPE =
  /[\s)\]}]{0,12}(?:OR\s{1,4}\*\s{1,4}|or\s{1,4}true\s{1,4})?\|\s{0,4}(?:delete|outputlookup|outputcsv|map|script|rest|sendemail|collect|runshellscript|inputlookup|makeresults|tstats|dbinspect|savedsearch|sendalert|eval|stats|table|fields|where|head|search|union|append|join|take|project|extend|summarize|evaluate|invoke|limit|top|count|distinct|mv-expand|yield|fetch|lookup|external|externaldata)\b/iy;
/** GraphQL, 2.4: what is selected of the object whose argument the value was. */
const SELECTION = /\)\s{0,4}\{\s{0,4}[\w\s:.{}]{1,256}/y;
/** A further step of a query that is written as calls: Gremlin's, RethinkDB's, every builder's. */
const STEP = /\){1,4}\s{0,4}\.\s{0,4}[a-zA-Z_]\w{1,40}\s{0,4}\(/y;
/** A clause in the capitals of the languages' own references, behind a call or a list. */
const CLAUSE =
  /[)\]}]{1,4}\s{1,4}(?:FROM|RETURN|WHERE|FOR|LET|FILTER|SORT|LIMIT|UNION|SET|REMOVE|DELETE|UPDATE|INSERT|MERGE|CALL|WITH|YIELD|SELECT|INTO|USING)\s{1,4}[\w`"'(*$]/y;

/** A filter of LDAP that a value brings along without closing anything. */
export function readWildFilter(text: string): QueryEscape | undefined {
  const found = WILD.exec(text);
  return found === null ? undefined : { start: 0, end: found[0].length, ...DIRECTORY };
}

/** What XPath computes of a document, as all that a value is. */
export function readPathNumber(text: string): QueryEscape | undefined {
  const found = NUMBER.exec(text);
  if (found !== null)
    return { start: 0, end: found[0].length, language: 'an XML document', what: 'ask about the document as a whole' };
  if (NUMBERED_CONDITION.test(text))
    return { start: 0, end: text.length, language: 'an XML document', what: 'ask about the document as a whole' };
  const union = UNION.exec(text);
  return union === null ? undefined : { start: 0, end: union[0].length, ...BESIDE };
}

const DIRECTORY = { language: 'a directory (LDAP)', what: 'add a filter of its own' };

/** Notations that close with a bracket: the value ends what it stands in, and goes on in the same notation. */
export function readClosedNotation(text: string, closed: Closed): QueryEscape | undefined {
  return readFilter(text, closed) ?? readBehindNumber(text, closed) ?? readBehindQuote(text, closed);
}

function readFilter(text: string, { start, quote }: Closed): QueryEscape | undefined {
  FILTER.lastIndex = start;
  if (quote !== '' || !FILTER.test(text)) return undefined;
  if (text.charCodeAt(FILTER.lastIndex - 1) === 0 && !CUT_OFF.test(text)) return undefined;
  return { start, end: FILTER.lastIndex, ...DIRECTORY };
}

/** `4]|//user[1`: the number of XPath's predicate ends, and another path is read beside the one that was asked. */
const NUMBERED_PATH = /^\s{0,4}\d{1,9}\s{0,4}[\])]{1,4}\s{0,8}\|\s{0,8}\/{1,2}[\w*@.]/;
/** `1 or //user/pin`, `3 or string-length(//a)`: a number, and a path of the document as a condition. */
const NUMBERED_CONDITION = new RegExp(
  `^\\s{0,4}\\d{1,9}\\s{1,8}(?:or|and)\\s{1,8}(?:${ASKED}(?:\\/{1,2}[\\w*@.]|\\.{1,2}[/)]|@[a-z]|${AXIS})|\\/\\/[\\w*@][\\w:.-]{0,40}[/[@*])`,
);

function readBehindNumber(text: string, { start, quote }: Closed): QueryEscape | undefined {
  if (quote !== '' || !NUMBERED_PATH.test(text)) return undefined;
  return { start, end: text.length, ...BESIDE };
}

const BESIDE = { language: 'an XML document', what: 'read another path beside the one that was asked' };

function readBehindQuote(text: string, { start, quote }: Closed): QueryEscape | undefined {
  if (quote === '') return undefined;
  const found = (end: number, language: string, what: string): QueryEscape => ({ start, end, language, what });
  if (matches(PATH, text, start + 1)) return found(PATH.lastIndex, BESIDE.language, BESIDE.what);
  if (matches(CONDITION, text, start + 1))
    return found(CONDITION.lastIndex, 'an XML document', 'ask about the document as a whole');
  if (matches(PIPE, text, start + 1)) return found(PIPE.lastIndex, 'a query', 'go on with a step of its own');
  if (matches(STEP, text, start + 1)) return found(STEP.lastIndex, 'a query', 'go on with a step of its own');
  if (matches(CLAUSE, text, start + 1)) return found(CLAUSE.lastIndex, 'a query', 'go on with a clause of its own');
  if (!matches(SELECTION, text, start + 1)) return undefined;
  const names = text.slice(start, SELECTION.lastIndex).match(/\w{2,40}/g) ?? [];
  const isSecret = names.some((name) => SECRET.test(plainName(name)) || name === '__schema' || name === '__type');
  return isSecret ? found(SELECTION.lastIndex, 'GraphQL', 'select what the page did not ask for') : undefined;
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
