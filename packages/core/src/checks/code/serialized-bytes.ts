/** The format of a serialised object that starts with bytes of its own. */
export interface SerializedBytes {
  readonly format: string;
}

/**
 * Java Object Serialization Specification, 6.4: magic number and version; the same in hexadecimal and base64, at each
 * offset. c3p0 calls what it reads from a text by a name of its own (`C3P0ImplUtils.parseUserOverridesAsString`).
 */
const JAVA = /^\s*(?:rO0AB|KztAAU|Cs7QAF|(?:HexAsciiSerializedMap:)?(?:aced0005|ACED0005))/;
const JAVA_BYTES = '\u00ac\u00ed\0\u0005';
/** MS-NRBF, 2.6.1: the header record of .NET's BinaryFormatter. */
const DOTNET = /^\s*AAEAAAD\/{4,}/;
/**
 * Ruby, marshal.c: version 4.8 and an object, one with methods of its own, or a list that begins with a class. Rails keeps
 * sessions in the same format: hashes and strings.
 */
const RUBY = /^(?:[oUCe]:|\[.c).[A-Z]/s;
const RUBY_VERSION = '\u0004\b';
const RUBY_BASE64 = 'BAh';
/** Base64 of Python's pickle protocols 2 to 5; its programs are read for the functions that they call. */
const PICKLE = /^\s*gA(?:S|U)V|^\s*gA[JNQU][a-zA-Z\d+/]/;
const PICKLED_CALL =
  /(?:posix|os|nt|subprocess|builtins|__builtin__|pty|commands|runpy)[^\w]{1,6}(?:system|popen|Popen|exec|eval|spawn|call|check_output|getoutput|getstatusoutput|run|getattr|__import__|open|compile|run_code)/;

/** The same in hexadecimal: a protocol, or an opcode of the oldest one, up to the opcode that ends it. */
const PICKLE_HEX = /^\s*(?:800[2-5]|28|63)(?:[\da-f]{2}){6,512}2e\s*$/i;

/** The stream of any object is longer, however it is written. */
export const SHORTEST_STREAM = 14;

/** Looks at the beginning of a text: serialised objects are whole values. */
export function readSerializedBytes(text: string): SerializedBytes | undefined {
  const first = text.charCodeAt(0);
  if (first > 0x20 && !STARTS.has(first)) return undefined;
  if (text.length < SHORTEST_STREAM) return undefined;
  const head = text.slice(0, 512);
  if (JAVA.test(head) || head.startsWith(JAVA_BYTES)) return { format: 'Java' };
  if (DOTNET.test(head)) return { format: '.NET' };
  if (isRuby(head)) return { format: 'Ruby' };
  if (PICKLE_HEX.test(head) && PICKLED_CALL.test(Buffer.from(head.trim(), 'hex').toString('latin1')))
    return { format: 'Python' };
  if (!PICKLE.test(head)) return undefined;
  const program = Buffer.from(head.trim().replace(/-/g, '+').replace(/_/g, '/'), 'base64').toString('latin1');
  return PICKLED_CALL.test(program) ? { format: 'Python' } : undefined;
}

function isRuby(head: string): boolean {
  const bytes = head.startsWith(RUBY_BASE64) ? Buffer.from(head.slice(0, 24), 'base64').toString('latin1') : head;
  return bytes.startsWith(RUBY_VERSION) && RUBY.test(bytes.slice(RUBY_VERSION.length, 16));
}

const STARTS = new Set([...'rKCaABgH826\u00ac'].map((character) => character.charCodeAt(0)));
