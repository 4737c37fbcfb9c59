import { sought } from '../../sought/sought-pattern.js';
import type { Construct } from './constructs.js';
import { hasAny } from './has-any.js';

/**
 * Packages of the Java platform, and of libraries that every server has on its class path: an application's own types
 * are in a package of its own.
 */
const PACKAGES =
  'javax?|jdk|sun|com\\.(?:sun|bea|tangosol|mchange|zaxxer|alibaba|caucho|ibatis|ibm|oracle|opensymphony|fasterxml)|org\\.(?:apache|springframework|hibernate|codehaus|python|mozilla|eclipse|jboss|h2|jruby|aspectj|yaml|quartz|datanucleus|thymeleaf|javasimon|slf4j|logicalcobwebs)|ch\\.qos|net\\.sf|oracle|weblogic|groovy|bsh|clojure|freemarker|ognl|scala|kotlin';
const CLASS = `(?:${PACKAGES})(?:\\.[a-z_][\\w]{0,40}){0,8}\\.[A-Z][\\w$]{0,60}`;
/** What documents of an honest client are made of. */
const DATA =
  /^java\.(?:util\.(?!logging|jar|zip|prefs|ServiceLoader|Scanner|PriorityQueue)\w|lang\.(?:String|Integer|Long|Double|Float|Boolean|Short|Byte|Character|Number|Object|Enum)$|math\.|time\.|sql\.(?:Date|Timestamp|Time)$|net\.UR[IL]$)/;

/** Jackson's and fastjson's names of the type that a document's object becomes. */
const TYPE_KEY = /^\\?@(?:type|class)\\?$/;
const TYPED = sought(new RegExp(`["']@(?:type|class)["']\\s{0,8}:\\s{0,8}["']\\[?L?(${CLASS})`, 'g'));
/** The same as the first of a list, with what it is built from (a document, an address), and in what XMLDecoder and XStream read. */
const LISTED = sought(
  new RegExp(
    `\\[\\s{0,8}["'](${CLASS})["']\\s{0,8},\\s{0,8}(?:[{[]|["'][a-z]{2,12}:)|<[a-z][\\w.-]{0,40}\\s[^<>]{0,80}?\\bclass\\s{0,4}=\\s{0,4}["'](${CLASS})|<(${CLASS})[\\s/>]`,
    'g',
  ),
);
const WHOLE_CLASS = sought(new RegExp(`^\\[?L?(${CLASS});?$`));
/** A constructor or a static method of such a class, called. */
const CALLED = sought(
  new RegExp(
    `(?<![\\w$.])(?:new\\s{1,4})?(${CLASS})(?:\\s{0,4}\\.\\s{0,4}[a-zA-Z_]\\w{0,40}){0,2}\\s{0,4}\\((?![^()]{0,80}\\.java:\\d)`,
    'g',
  ),
);
const MAX_NAME = 256;
/** A document, a list or markup that names a type, or a call. */
const PLACES = ['@', '[', '<', '('] as const;

/** Objects of any class that a document names, and calls of classes by their full name. */
export function findClass(text: string, path: string): Construct | undefined {
  if (!WHOLE_CLASS.mayMatch(text)) return undefined;
  const isPlace = hasAny(text, PLACES);
  // A whole value may be the name of a type.
  if (!isPlace && text.length > MAX_NAME) return undefined;
  if (TYPE_KEY.test(path.slice(path.lastIndexOf('.') + 1))) {
    const name = WHOLE_CLASS.exec(text)?.[1];
    if (name !== undefined && !DATA.test(name)) return become(0, text.length);
  }
  if (!isPlace) return undefined;
  for (const match of TYPED.matchAll(text))
    if (!DATA.test(match[1] as string)) return become(match.index, match.index + match[0].length);
  for (const match of LISTED.matchAll(text))
    if (!DATA.test((match[1] ?? match[2] ?? match[3]) as string))
      return become(match.index, match.index + match[0].length);
  for (const match of CALLED.matchAll(text)) {
    if (/\bat\s{0,4}$/.test(text.slice(Math.max(0, match.index - 8), match.index))) continue;
    const end = match.index + match[0].length;
    return { start: match.index, end, what: 'call a class of the Java platform', unmistakable: false };
  }
  return undefined;
}

function become(start: number, end: number): Construct {
  return { start, end, what: 'become an object of a class that the sender chose', unmistakable: true };
}
