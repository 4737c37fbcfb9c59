import { sought } from '../../../sought/sought-pattern.js';

/** A way of doing nothing for a while, or for ever. */
interface Delay {
  readonly pattern: RegExp;
  readonly what: string;
}

const NUMBER = '\\d[\\d_]{0,12}(?:\\.\\d{1,4})?(?:e\\d{1,2})?[lLdfn]?';
/** Where a whole value, or a statement behind a number, begins. */
const FIRST = '^[^\\w\\n(]{0,8}(?:\\d{1,9}\\s{0,4};\\s{0,4})?';
const LAST = '\\s{0,4}[;})]{0,4}\\s{0,4}$';

/** Functions of standard libraries that wait for a time which they are given, whatever module they stand in. */
const WAITS: readonly Delay[] = [
  {
    pattern: new RegExp(
      `\\b(?:\\w{1,16}_)?[a-z]{0,6}[sS]leep(?:_until|_for|_ms)?\\s{0,4}\\(\\s{0,4}(?:${NUMBER}|time\\s?\\(|:infinity|Duration|datetime)[^()\\n]{0,40}`,
      // PHP's names have no case.
      'i',
    ),
    what: 'sleep',
  },
  {
    pattern: new RegExp(
      `\\b(?:parkNanos|usleep|nanosleep|time_nanosleep|threadDelay|waitForTimeout)\\s{0,4}\\(\\s{0,4}${NUMBER}|\\bselect\\s{0,2}\\(\\s{0,2}undef\\s{0,2},|\\bTask\\s{0,2}\\.\\s{0,2}Delay\\s{0,2}\\([^()\\n]{1,40}\\)\\s{0,2}\\.\\s{0,2}(?:Wait|GetAwaiter|Result)`,
    ),
    what: 'sleep',
  },
  {
    pattern: new RegExp(`${FIRST}(?:delay|pause|wait|sleep_ms)\\s{0,4}\\(\\s{0,4}${NUMBER}\\s{0,4}\\)${LAST}`),
    what: 'sleep',
  },
  {
    pattern: new RegExp(
      `^\\s{0,4}(?:\\d{1,9}\\s{0,4};\\s{0,4})?\\((?:[A-Za-z.]{1,40}\\/)?sleep\\s{1,4}${NUMBER}\\s{0,4}\\)${LAST}`,
    ),
    what: 'sleep',
  },
  {
    pattern: /\breceive\s{1,4}after\s{1,4}(?:\d{1,9}|infinity)\s{0,4}->/,
    what: 'sleep',
  },
  {
    pattern:
      /\bCountDownLatch\s{0,2}\(\s{0,2}[1-9]\d{0,6}\s{0,2}\)\s{0,2}\.\s{0,2}await\b|\bcurrentThread\s{0,2}\(\s{0,2}\)\s{0,2}\.\s{0,2}(?:join|suspend|wait)\b|\bThread\s{0,2}\.\s{0,2}stop\b|\bThread\s{0,2}\.\s{0,2}onSpinWait\b/,
    what: 'wait for what never comes',
  },
];

/** Promises that are kept late, or never: the answer waits for them. */
const PROMISES: readonly Delay[] = [
  {
    pattern:
      /\bnew\s{1,4}Promise\s{0,4}\(\s{0,4}(?:(?:function\s{0,4}[\w$]{0,20}\s{0,4}\([\w$,\s]{0,40}\)\s{0,4}\{\s{0,4})|(?:\([\w$,\s]{0,40}\)|[\w$]{1,20})\s{0,4}=>\s{0,4}\{?\s{0,4})(?:\}|\(\s{0,4}\)|(?:global(?:This)?\s{0,4}\.\s{0,4})?set(?:Timeout|Immediate)\s{0,4}\()/,
    what: 'keep the answer waiting',
  },
  {
    pattern: /\btimers\/promises["'`]\s{0,4}\)\s{0,4}(?:\)\s{0,4})?\.\s{0,4}(?:setTimeout|scheduler)\b/,
    what: 'keep the answer waiting',
  },
];

/** Loops of Ruby, Lua, Perl, R, Go, Rust and Lisps, and lists without end, as the whole of a value. */
const LOOPS: readonly Delay[] = [
  {
    pattern: new RegExp(
      `${FIRST}(?:loop\\s{0,4}(?:\\{\\s{0,4}\\}|do\\s{1,4}end)|repeat\\s{0,4}(?:\\{\\s{0,4}\\}|until\\s{1,4}(?:false|nil)\\b)|until\\s{1,4}(?:false|nil)\\s{1,4}do(?:\\s{1,4}end)?|begin\\s{1,4}end\\s{1,4}(?:while|until)(?:\\s{1,4}(?:true|false|nil|1))?|\\d{0,4}\\s{0,4}(?:while|until)\\s{1,4}(?:true|false|1|0)|select\\s{0,4}\\{\\s{0,4}\\}|for\\s{0,4}\\{\\s{0,4}\\}|goto\\s{1,4}(\\w{1,20})\\s{1,4}::\\1::(?:\\s{1,4}goto\\s{1,4}\\1)?)${LAST}`,
    ),
    what: 'never end',
  },
  {
    pattern:
      /\bfor\s{1,4}\w{1,20}\s{0,4}=\s{0,4}\d{1,9}\s{0,4},\s{0,4}(?:\d{8,}|\d(?:\.\d)?e\d{1,3}|\d{1,4}\s?\^\s?\d{1,4}|math\.huge)\s{1,4}do\b/,
    what: 'count to a number beyond all reason',
  },
  {
    pattern:
      /\bwhile\b[^\n]{0,40}\b(?:os\s?\.\s?clock|os\s?\.\s?time|Time\s?\.\s?now|Process\s?\.\s?clock_gettime)\b[^\n]{0,40}\b(?:do|end)\b/,
    what: 'loop until the clock has gone on',
  },
  {
    pattern:
      /(?<![\w.])(?:\d[\d_]{8,}|\d{1,4}\*\*\d{1,4}|1e\d{1,2})\s{0,2}\.\s{0,2}times\b|\(\s{0,2}\d{1,9}\s{0,2}\.\.\.?\s{0,2}(?:\d[\d_]{8,}|\d{1,4}\s?\*\*\s?\d{1,4}|Float::INFINITY)?\s{0,2}\)\s{0,2}\.\s{0,2}(?:each|map|to_a|sum|inject|reduce|select|count)\b|\]\s{0,2}\.\s{0,2}cycle\s{0,2}(?:\{|do\b)/,
    what: 'count to a number beyond all reason',
  },
  {
    pattern:
      /\b(?:list|tuple|set|max|min|sum|sorted|any|all|dict|deque|len)\s{0,2}\(\s{0,2}(?:__import__\s{0,2}\(\s{0,2}["']itertools["']\s{0,2}\)|itertools|it)\s{0,2}\.\s{0,2}(?:count|cycle|repeat)\s{0,2}\(/,
    what: 'go through a list that has no end',
  },
  {
    pattern:
      /\b([\w$]{1,12})\s{0,2}\(\s{0,2}\1\s{0,2},[^()\n]{1,40}\)[^;\n]{0,12}(?<![\w$.])\1\s{0,2}\(\s{0,2}\1\s{0,2},/,
    what: 'call itself in ever more branches',
  },
  {
    pattern:
      /\(\s{0,2}lambda\s{1,4}(\w{1,12})\s{0,2}:\s{0,2}\1\s{0,2}\(\s{0,2}\1\b|\(\s{0,2}loop\s{0,2}\[[^\]\n]{0,40}\]\s{0,4}\(\s{0,2}recur\b/,
    what: 'call itself for ever',
  },
];

const DELAYS = [...WAITS, ...PROMISES, ...LOOPS].map(({ pattern, what }) => ({ pattern: sought(pattern), what }));

/** What only delays, in whatever language. */
export function findDelay(text: string): { start: number; end: number; what: string } | undefined {
  for (const { pattern, what } of DELAYS) {
    const match = pattern.exec(text);
    if (match !== null) return { start: match.index, end: match.index + match[0].length, what };
  }
  return undefined;
}
