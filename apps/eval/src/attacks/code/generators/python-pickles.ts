import type { Random } from '../../../random.js';
import { codeGenerator, other } from '../code-generator.js';

const MODULES = [
  ['os', 'system'],
  ['posix', 'system'],
  ['subprocess', 'getoutput'],
  ['builtins', 'eval'],
  ['builtins', 'exec'],
  ['__builtin__', 'eval'],
  ['os', 'popen'],
  ['nt', 'system'],
  ['subprocess', 'check_output'],
] as const;

/** Protocol 0, which is text: opcodes c, (, S, t, R and the older i and o (Lib/pickletools.py). */
function text(random: Random): string {
  const [module, name] = random.pick(MODULES);
  const argument = random.pick([
    'id',
    'whoami',
    `touch /tmp/${random.below(999)}`,
    `sleep ${random.below(9)}`,
    'ls -la',
  ]);
  return random.pick([
    `c${module}\n${name}\n(S'${argument}'\ntR.`,
    `c${module}\n${name}\np0\n(V${argument}\np1\ntp2\nRp3\n.`,
    `(S'${argument}'\ni${module}\n${name}\n.`,
    `(c${module}\n${name}\nS'${argument}'\no.`,
    `cbuiltins\ngetattr\n(c${module}\n${name}\nS'__call__'\ntR(S'${argument}'\ntR.`,
    `(lp0\nc${module}\n${name}\n(S'${argument}'\ntRa.`,
  ]);
}

/** Protocols 2 to 4 as base64 or hexadecimal. */
function binary(random: Random): string {
  const [module, name] = random.pick(MODULES);
  const argument = random.pick(['id', 'whoami', `touch /tmp/${random.below(999)}`, `sleep ${random.below(9)}`]);
  const short = (word: string): Buffer => Buffer.concat([Buffer.from([0x8c, word.length]), Buffer.from(word)]);
  const two = Buffer.concat([
    Buffer.from(`\u0080\u0002c${module}\n${name}\nX`, 'latin1'),
    Buffer.from([argument.length, 0, 0, 0]),
    Buffer.from(`${argument}\u0085R.`, 'latin1'),
  ]);
  const body = Buffer.concat([
    short(module),
    short(name),
    Buffer.from([0x93]),
    short(argument),
    Buffer.from('\u0085R.', 'latin1'),
  ]);
  const four = Buffer.concat([Buffer.from([0x80, 4, 0x95, body.length, 0, 0, 0, 0, 0, 0, 0]), body]);
  const stored = random.pick([two, four, Buffer.from(text(random))]);
  return stored.toString(random.pick(['base64', 'base64', 'hex', 'base64url']));
}

/** Python's pickles: objects that are calls. */
export const pythonPickle = codeGenerator({
  name: 'python-pickles',
  places: other('python', 'pickle'),
  rules: {
    start: ['{text}', '{binary}'],
    text,
    binary,
  },
});
