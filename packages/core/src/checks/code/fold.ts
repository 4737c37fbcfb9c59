import { hasAny } from './has-any.js';

/** Longer texts are programs or documents: what hides in one expression is short. */
const MAX_TEXT = 4_096;
/** As many as changes of one text could be hidden behind each other; each takes all that stand beside each other. */
const MAX_ROUNDS = 16;

/** Without a call, or one of the objects that matter, nothing can come of it. */
const WORTH = ['(', '**', 'process', 'global', 'constructor', 'this', '\\u', '\\x'] as const;
/** One of these stands in every text that folding changes. */
const SIGNS =
  /strrev|fromCharCode|atob|base64_decode|decodeURI|unescape|\\[ux\r\n]|\/\*|["'`][\s)]*(?:[+.[\]]|\?\.)|\(\s*[\w$]{2,40}\s*\)\s*[.[(?)\]]|\?\.|\[\s*["'`]/;

/** What the signs are made of, but for a name in parentheses, which most texts with parentheses have not either. */
const PIECES = ['"', "'", '`', '\\', '[', '?.', '/*', 'strrev', 'substr', 'fromCharCode', 'unescape'] as const;
const NAME_ALONE = /\(\s*[\w$]{2,40}\s*\)\s*[.[(?)\]]/;

function maySign(text: string): boolean {
  return hasAny(text, PIECES) || NAME_ALONE.test(text);
}

const STRING = '(["\'`])((?:(?!\\1)[^\\\\\\r\\n]){0,128})\\1';
const TEXT = '["\'`][^"\'`\\\\\\r\\n]{0,64}["\'`]';

/** `join('') + 'x'`: what a call is given, and no group. */
const CALLED = /[\w$)\]]\s{0,2}\(\s{0,2}$/;

type Write = (match: string, ...groups: string[]) => string;

/** ECMA-262, 13: what an expression of constants alone gives, whoever computes it. */
const RULES: readonly (readonly [RegExp, Write, (string | RegExp)?])[] = [
  // f?.(…), a?.[…]: first, since what follows reads calls
  [/\?\.(?=[[(])/g, () => '', '?.'],
  // 'a'.concat('b', 'c')
  [
    new RegExp(`${STRING}\\s*\\.\\s*concat\\s*\\(\\s*(${TEXT}(?:\\s*,\\s*${TEXT}){0,15}\\s*(?:,\\s*)?)\\)`, 'g'),
    (_, _q, a, rest) => `'${a}${piecesOf(rest).join('')}'`,
    'concat',
  ],
  // ['a', 'b'].join('')
  [
    new RegExp(
      `\\[\\s*(${TEXT}(?:\\s*,\\s*${TEXT}){0,63}\\s*(?:,\\s*)?)\\]\\s*\\.\\s*(?:reverse\\s*\\(\\s*\\)\\s*\\.\\s*)?join\\s*\\(\\s*(?:''|""|\`\`)\\s*\\)`,
      'g',
    ),
    (match, rest) => `'${(match.includes('reverse') ? piecesOf(rest).reverse() : piecesOf(rest)).join('')}'`,
    'join',
  ],
  // 'ba'.split('').reverse().join('')
  [
    new RegExp(
      `${STRING}\\s*\\.\\s*split\\s*\\(\\s*(?:''|""|\`\`)\\s*\\)\\s*\\.\\s*reverse\\s*\\(\\s*\\)\\s*\\.\\s*join\\s*\\(\\s*(?:''|""|\`\`)\\s*\\)`,
      'g',
    ),
    (_, _q, a) => `'${[...(a as string)].reverse().join('')}'`,
    'reverse',
  ],
  // 'xab'.replace('x', '')
  [
    new RegExp(
      `${STRING}\\s*\\.\\s*replace(?:All)?\\s*\\(\\s*(?:["'\`]([^"'\`\\\\]{1,32})["'\`]|/([\\w ]{1,32})/[a-z]{0,4})\\s*,\\s*["'\`]([^"'\`\\\\]{0,32})["'\`]\\s*\\)`,
      'g',
    ),
    (_, _q, a, text, pattern, by) => `'${(a as string).replaceAll(text ?? pattern ?? '', by as string)}'`,
    'replace',
  ],
  // Buffer.from('…', 'hex').toString(), Buffer.from('…', 'base64') + '', atob('…')
  [
    /Buffer\s*\.\s*from\s*\(\s*["'`]([\w+/=-]{1,1024})["'`]\s*,\s*["'`](hex|base64|base64url)["'`]\s*\)\s*(?:\.\s*toString\s*\(\s*(?:["'`][\w-]{1,8}["'`]\s*)?\)|\+\s*(?:''|""|``))/g,
    (_, text, encoding) => quote(Buffer.from(text as string, encoding as 'hex').toString('latin1')),
    'Buffer',
  ],
  [
    /(?<![\w$])(?:atob|base64_decode)\s*\(\s*["'`]([\w+/=-]{1,1024})["'`]\s*\)/g,
    (_, text) => quote(Buffer.from(text as string, 'base64').toString('latin1')),
    /atob|base64_decode/,
  ],
  [
    /String\s*\.\s*fromCharCode\s*\(\s*((?:0x[\da-f]{1,4}|\d{1,5})(?:\s*,\s*(?:0x[\da-f]{1,4}|\d{1,5})){0,255})\s*\)/gi,
    (_, list) => quote(String.fromCharCode(...(list as string).split(',').map(Number))),
    /fromcharcode/i,
  ],
  [
    /(?<![\w$])chr\s*\(\s*\d{1,3}\s*\)(?:\s*(?:\.\s*)?(?<![\w$])chr\s*\(\s*\d{1,3}\s*\)){1,63}(?:\s*\.)?/gi,
    (match) =>
      `${quote((match.match(/\d+/g) ?? []).map((code) => String.fromCharCode(Number(code))).join(''))}${/\.\s*$/.test(match) ? '.' : ''}`,
  ],
  // 'CLASS'.toLowerCase()
  [
    new RegExp(`${STRING}\\s*\\.\\s*to(Lower|Upper)Case\\s*\\(\\s*\\)`, 'g'),
    (_, _q, a, way) => `'${way === 'Lower' ? (a as string).toLowerCase() : (a as string).toUpperCase()}'`,
    'Case',
  ],
  // 'a' + 'b', 'a' . 'b'; of what a call is given the parenthesis is the call's
  [
    new RegExp(`${STRING}(\\)?)\\s*[+.]\\s*\\(?${STRING.replaceAll('\\1', '\\4')}`, 'g'),
    (match, _q, a, close, _r, b, at, all) =>
      close !== '' && CALLED.test((all as string).slice(Math.max(0, Number(at) - 8), Number(at)))
        ? match
        : `'${a}${b}'`,
    /["'`]\)?\s*[+.]/,
  ],
  // `pre${'ss'}`
  [/\$\{\s*["'`]([^"'`$\\{}\r\n]{0,64})["'`]\s*\}/g, (_, text) => text as string, '${'],
  // substr('xxab', 2)
  [
    /(?<![\w$])substr\s*\(\s*["'`]([\w ]{1,64})["'`]\s*,\s*(\d{1,2})\s*\)/gi,
    (_, text, from) => `'${(text as string).slice(Number(from))}'`,
  ],
  // strrev('ba')
  [
    /(?<![\w$])strrev\s*\(\s*["'`]([\w ]{1,64})["'`]\s*\)/gi,
    (_, text) => `'${[...(text as string)].reverse().join('')}'`,
  ],
  // Reflect.get(a, 'b')
  [
    /Reflect\s*\.\s*get\s*\(\s*([\w$.]{1,64})\s*,\s*["'`]([\w$]{1,64})["'`]\s*\)/g,
    (_, object, name) => `${object}.${name}`,
    'Reflect',
  ],
  // decodeURIComponent('%61'), unescape('%61')
  [
    /(?<![\w$.])(?:decodeURI(?:Component)?|unescape)\s*\(\s*["'`]([^"'`\\\r\n]{1,256})["'`]\s*\)/g,
    (_, text) =>
      quote((text as string).replace(/%([2-7][\da-f])/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))),
    /decodeURI|unescape/,
  ],
  // ('a')
  [new RegExp(`(?<=[(\\[,=+:?!&|;{}]\\s{0,4})\\(\\s*${STRING}\\s*\\)`, 'g'), (_, _q, a) => `'${a}'`, /\(\s*["'`]/],
  // (name)
  [
    /(?<![\w$)\]]\s{0,4})\(\s*([a-zA-Z_$][\w$]{1,40}(?:\.[a-zA-Z_$][\w$]{1,40}){0,4})\s*\)(?=\s*[.[(?)\]])/g,
    (_, name) => name as string,
  ],
  // ['name'], ?.
  // a[['b']]: an array of one text is that text as a key
  [/(?<=[\w$)\]"'`}]\s{0,4})\[\s*(\[\s*["'`][a-zA-Z_$][\w$]{0,64}["'`]\s*\])\s*\]/g, (_, key) => key as string, '['],
  // Behind an operator or a bracket it is a list of one text.
  [
    /(?<![[({,:=!&|?+*~<>-]\s{0,4})\[\s*["'`]([a-zA-Z_$][\w$]{0,64})["'`]\s*\]/g,
    (match, name, at) => (Number(at) === 0 ? match : `.${name}`),
    '[',
  ],
  [/\s*\?\.\s*(?=[\w$])/g, () => '.', '?.'],
  [
    /[ \t\r\n]+\.[ \t\r\n]*(?=[a-zA-Z_$])|(?<=[\w$)\]])\.[ \t\r\n]+(?=[a-zA-Z_$])/g,
    () => '.',
    /[ \t\r\n]\.|\.[ \t\r\n]/,
  ],
];

/**
 * The text with its constants computed, comments and line continuations gone, and members written with a dot: what
 * hides a name is undone as the language would. `undefined` where nothing changes.
 */
export function foldConstants(text: string): string | undefined {
  if (!hasAny(text, WORTH) || !maySign(text) || !SIGNS.test(text)) return undefined;
  const bare = withoutPadding(withoutComments(text));
  if (bare.length > MAX_TEXT) return bare === text ? undefined : bare;
  let folded = withoutEscapes(bare);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = folded;
    for (const [pattern, write, needed] of RULES) {
      if (needed !== undefined && (typeof needed === 'string' ? !folded.includes(needed) : !needed.test(folded)))
        continue;
      folded = folded.replace(pattern, write as (match: string) => string);
    }
    if (folded === before) break;
  }
  return folded === text ? undefined : folded;
}

/** So much of what is said around an expression is kept: whoever judges it looks no further. */
const SAID = 480;

/** Words before and behind an expression are no part of it, however many they are. */
function withoutPadding(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  let start = 0;
  while (start < text.length && isSaid(text.charCodeAt(start))) start++;
  let end = text.length;
  while (end > start && isSaid(text.charCodeAt(end - 1))) end--;
  return text.slice(Math.max(0, start - SAID), end + SAID);
}

/** A letter, a figure, a blank, `.`, `,`, `!` or `?`. */
function isSaid(unit: number): boolean {
  if (unit >= 0x80 || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)) return true;
  return (
    (unit >= 0x30 && unit <= 0x39) || unit <= 0x20 || unit === 0x2e || unit === 0x2c || unit === 0x21 || unit === 0x3f
  );
}

const WORD_PART = /[\w$]/;

/** A comment that nobody closes hides the rest; between two words it is a blank (ECMA-262, 12.4). */
export function withoutComments(text: string): string {
  let open = text.indexOf('/*');
  if (open < 0) return text;
  let result = '';
  let from = 0;
  // Kept beside the result: to look into what is joined of thousands of pieces would join it anew each time.
  let last = '';
  for (; open >= 0; open = text.indexOf('/*', from)) {
    result += text.slice(from, open);
    if (open > from) last = text.charAt(open - 1);
    const close = text.indexOf('*/', open + 2);
    if (close < 0) return result;
    from = close + 2;
    if (!WORD_PART.test(last) || !WORD_PART.test(text.charAt(from))) continue;
    result += ' ';
    last = ' ';
  }
  return result + text.slice(from);
}

function withoutEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/\\\r?\n/g, '')
    .replace(
      /\\u\{?([\da-fA-F]{2,6})\}?|\\x([\da-fA-F]{2})/g,
      (match, long: string | undefined, short: string | undefined) => {
        const code = Number.parseInt((long ?? short) as string, 16);
        return code >= 0x20 && code < 0x7f && code !== 0x5c ? String.fromCharCode(code) : match;
      },
    );
}

function piecesOf(list: string): string[] {
  return [...list.matchAll(/["'`]([^"'`\\\r\n]{0,256})["'`]/g)].map((match) => match[1] as string);
}

function quote(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) && !/['"`\\]/.test(text) ? `'${text}'` : '0';
}
