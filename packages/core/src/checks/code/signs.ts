import { TokenScan } from '../../values/token-scan.js';
import { hasAny } from './has-any.js';

/** What the constructs of one kind cannot do without. */
const TOKENS = {
  /** Markers of serialised objects, and ways to the objects of a language. */
  marks: ['__', ':{', 'process', 'constructor', 'class', 'exports'],
  /** The first names of the packages of the Java platform and of its libraries. */
  packages: [
    ...['java', 'jdk.', 'sun.', 'com.', 'org.', 'ch.qos', 'net.sf', 'oracle', 'weblogic', 'groovy', 'bsh.', 'clojure'],
    ...['freemarker', 'ognl', 'scala', 'kotlin'],
  ],
  ruby: [
    ...['ENV', 'Socket', 'TCPServer', 'ObjectSpace', 'exit!', 'Rails', 'self'],
    ...['.send', '.public_send', '.__send__', '.method', '.instance_eval'],
  ],
  computed: ['Function', 'process', 'require', 'globalThis'],
  pickled: ['py/'],
  loops: ['while', 'for'],
  /** What waits, or grows beyond all reason. */
  waits: [
    ...['while', 'for', 'Atomics', 'repeat', 'pad', 'fill', 'Array', 'alloc', 'range', 'bytearray', 'Sync'],
    ...['function', 'sleep', 'Sleep', ')+', ')*'],
  ],
  /** Names that matter in a text without calls. */
  names: [
    ...['process', 'constructor', 'class', 'java', 'ENV', 'Rails', 'ObjectSpace', 'self', '__', '_CRYO', 'py/', 'send'],
    ...['.method', 'instance_eval', '/*', 'exports', 'global', 'this'],
  ],
} as const;

export type Sign = keyof typeof TOKENS;

const SIGNS = Object.keys(TOKENS) as Sign[];
const BIT = Object.fromEntries(SIGNS.map((sign, place) => [sign, 1 << place])) as Record<Sign, number>;
const SCAN = new TokenScan(Object.values(TOKENS));

/** Whether one of the tokens of this kind stands in the text. One pass over the text answers for all kinds. */
export function hasSign(text: string, sign: Sign): boolean {
  return maySign(text, sign) && hasAny(text, TOKENS[sign]);
}

/** The same, but for a wrong yes now and then. */
export function maySign(text: string, sign: Sign): boolean {
  return (SCAN.scan(text) & BIT[sign]) !== 0;
}
