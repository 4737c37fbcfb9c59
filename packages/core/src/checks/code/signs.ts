import { TokenScan } from '../../values/token-scan.js';

/** What the constructs of one kind cannot do without. */
const TOKENS = {
  /** Markers of serialised objects, and ways to the objects of a language. */
  marks: ['__', ':{', 'process', 'constructor', 'class', 'exports'],
  /** The first names of the packages of the Java platform and of its libraries. */
  packages: [
    ...['java', 'jdk.', 'sun.', 'com.', 'org.', 'ch.qos', 'net.sf', 'oracle', 'weblogic', 'groovy', 'bsh.', 'clojure'],
    ...['freemarker', 'ognl', 'scala', 'kotlin'],
  ],
  /** Of Ruby, Perl, Lua, Python, PHP and Groovy: what is no call by a name that says it all. */
  scripts: [
    ...['ENV', 'Socket', 'TCPServer', 'ObjectSpace', 'exit!', 'Rails', 'self', '.send', '.public_send'],
    ...['.__send__', '.method', '.instance_eval', '(&method', '::HTTP', 'CORE::', '(?{', '(??{', ')/e'],
    ...['`/e', 'open(F', 'open(f', 'open my', 'open($', 'open(m', 'open(I', 'open(H', 'open(O', 'qx/'],
    ...['qx(', 'qx{', 'qx[', 'qx<', 'qx|', 'qx!', '%x(', '%x{', '%x[', '%x<', '%x|', 'system "'],
    ...["system '", 'system q', 'system{', 'exec "', "exec '", 'exec q', 'exec{', ' %w', ' %W'],
    ...['spawn "', "spawn '", 'syscall', 'POSIX;', 'use IO:', 'use IPC', 'use LWP', 'use Net:'],
    ...['eval pack', 'eval unpack', 'require "', "require '", 'require"', "require'", 'load "'],
    ...["load '", 'do "/', "do '/", 'load("', "load('", 'load([', 'ring("', "ring('", 'ring([', '_G.'],
    ...['_G[', 'pcall', 'debug(', 'environ', '%ENV', '_GET[', '_POST[', '_REQUEST[', '_SERVER['],
    ...['_COOKIE[', '_FILES[', '_SESSION[', 'dl("', "dl('", 'Grab(', 'GrabR', '(slurp', '(spit '],
    ...['(load-s', '(load-f', '(shell-c', '(system ', 'shell/sh', 'write18', '\\input|', 'un(`'],
    ...['ad(`', '.to_proc', 'method(:', '.execute)', '.execute,', 'os[(', 'os["', 'cpath'],
    ...['require IO', '(process)', '(process,', '[process]', 'require.c', 'ASTTest', 'groovy.'],
    ...['"$type', "'$type", '__', 'json_class', '"^o', '"^O', '"^c', '"^u', 'with(', 'with (p'],
    ...['with (g', 'with (r', 'with (m', 'require)', '.gi_', '.cr_', '.tb_', '.f_'],
    ...['kill ', 'fork ', 'sleep ', 'socket(', 'local(@ARGV', 'tie ', 'pairs(', 'rawget(', 'rawset(', 'next(_'],
    ...['string.d', 'mail(', 'header(', 'arshal.', 'ickle.', 'dill.l', 'shelve.', '@exec', '@eval', '@comp', '@__im'],
    ...['@os.', '@subp', '@input', 'compile(', '\\input', '\\include', '\\lstinput', '\\verbatiminput', '\\openin'],
    ...['\\Input', '\\bibliography'],
  ],
  computed: ['Function', 'process', 'require', 'globalThis'],
  pickled: ['py/'],
  loops: ['while', 'for'],
  /** What waits, or grows beyond all reason. */
  waits: [
    ...['while', 'for', 'Atomics', 'repeat', 'pad', 'fill', 'Array', 'alloc', 'range', 'bytearray', 'Sync'],
    ...['function', 'sleep', 'Sleep', ')+', ')*', '.rep', 'iter('],
  ],
  /** Names that matter in a text without calls. */
  names: [
    ...['process', 'constructor', 'class', 'java', 'ENV', 'Rails', 'ObjectSpace', 'self', '__', '_CRYO', 'py/', 'send'],
    ...['.method', 'instance_eval', '/*', 'exports', 'global', 'this', 'os.environ'],
  ],
} as const;

export type Sign = keyof typeof TOKENS;

const SIGNS = Object.keys(TOKENS) as Sign[];
const BIT = Object.fromEntries(SIGNS.map((sign, place) => [sign, 1 << place])) as Record<Sign, number>;
const SCAN = new TokenScan(Object.values(TOKENS));

/** Whether one of the tokens of this kind stands in the text. One pass over the text answers for all kinds. */
export function hasSign(text: string, sign: Sign): boolean {
  return (SCAN.scan(text) & BIT[sign]) !== 0;
}
