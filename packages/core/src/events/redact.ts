/** What stands in place of a secret. */
export const HIDDEN = '********';

/** Names whose values nobody may read in a log: passwords, tokens, keys, codes of cards. */
const SECRET_NAME =
  /passw|passphrase|passcode|(?:^|[^a-z])(?:pass|pin|sid|auth|cvv2?|cvc2?|otp)(?:[^a-z]|$)|pwd|secret|token|api[-_]?key|private[-_]?key|authori[sz]ation|credential|session|jwt|csrf|xsrf|sid$/i;

/** Credentials of HTTP (RFC 9110 section 11, RFC 6750, RFC 7617). */
const CREDENTIALS = /\b(bearer|basic)(\s{1,8}|%20|\+)[\w.~+/=%-]{4,}/gi;
/** A JSON Web Token, wherever it stands (RFC 7519): its header begins with `{"`. */
const JWT = /\beyJ[\w-]{8,}\.[\w-]{2,}\.[\w-]*/g;
/** `password=x`, `"newPassword": "x"`. No part can match in two ways, so that the time is linear. */
const PAIR =
  /(passw|passphrase|passcode|pwd|secret|token|api[-_]?key)([\w\]-]{0,32}["']?\s{0,8}[:=]\s{0,8})("[^"]*"?|'[^']*'?|[^\s&;,"']+)/gi;
/** 13 to 19 digits (ISO/IEC 7812), alone or in groups. */
const CARD = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g;

/** Without any of these no pattern above finds anything. Looking for words is a tenth of the work of the patterns. */
const TEXT_SIGNS = ['bearer', 'basic', 'eyj', 'passw', 'passphrase', 'passcode', 'pwd', 'secret', 'token', 'api'];
const NAME_SIGNS = ['pass', 'pin', 'sid', 'auth', 'cvv', 'cvc', 'otp', 'key', 'credential', 'session', 'jwt', 'srf'];
const SHORTEST_CARD = 13;
/** Parameters, and the signs between them, that are looked at one by one; what follows these is hidden whole. */
const MAX_PIECES = 128;

/** Whether what stands under this name (of a parameter, header, cookie; a path into JSON) is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** The one rule by which every output of an event hides secrets in a text. */
export function redact(text: string): string {
  const hidden = hasSign(text.toLowerCase(), TEXT_SIGNS) ? hideWords(text) : text;
  return hasDigits(hidden, SHORTEST_CARD) ? hidden.replace(CARD, hideCard) : hidden;
}

/** The same rule for a value that has a name. */
export function redactNamed(text: string, name: string): string {
  return isSecretName(name) && text !== '' ? HIDDEN : redact(text);
}

/** The same rule for a request target: names and values of its query are read decoded, and stay as they came. */
export function redactTarget(target: string): string {
  const plain = decoded(target);
  const lower = plain.toLowerCase();
  if (!hasSign(lower, TEXT_SIGNS) && !hasSign(lower, NAME_SIGNS) && plain.search(CARD) < 0) return target;
  const query = target.indexOf('?');
  if (query < 0) return redactEncoded(target);
  const pieces = target.slice(query + 1).split(/([&;])/);
  const rest = pieces.length > MAX_PIECES ? HIDDEN : '';
  return `${redactEncoded(target.slice(0, query))}?${pieces.slice(0, MAX_PIECES).map(redactPair).join('')}${rest}`;
}

function hideWords(text: string): string {
  return text
    .replace(CREDENTIALS, (_, scheme: string, blank: string) => `${scheme}${blank}${HIDDEN}`)
    .replace(JWT, HIDDEN)
    .replace(PAIR, (_, name: string, sign: string, value: string) => `${name}${sign}${hideValue(value)}`);
}

function hasSign(lower: string, signs: readonly string[]): boolean {
  for (const sign of signs) if (lower.includes(sign)) return true;
  return false;
}

function hasDigits(text: string, wanted: number): boolean {
  let found = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57 && ++found === wanted) return true;
  }
  return false;
}

function redactPair(pair: string): string {
  if (pair.length < 3) return pair;
  const equals = pair.indexOf('=');
  if (equals < 0) return redactEncoded(pair);
  const name = pair.slice(0, equals);
  const value = pair.slice(equals + 1);
  const isSecret = value !== '' && isSecretName(decoded(name));
  return `${redactEncoded(name)}=${isSecret ? HIDDEN : redactEncoded(value)}`;
}

/** Where only the decoded text shows a secret, nothing of the text is kept. */
function redactEncoded(text: string): string {
  const plain = decoded(text);
  if (plain === text) return redact(text);
  return redact(plain) === plain ? redact(text) : HIDDEN;
}

function decoded(text: string): string {
  if (!/[%+]/.test(text)) return text;
  const blanks = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(blanks);
  } catch {
    return blanks.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  }
}

function hideValue(value: string): string {
  const quote = /^["']/.exec(value)?.[0] ?? '';
  return `${quote}${HIDDEN}${quote !== '' && value.length > 1 && value.endsWith(quote) ? quote : ''}`;
}

/** The last four digits tell a customer's cards apart, and no more (PCI DSS 3.4). */
function hideCard(card: string): string {
  return passesLuhn(card) ? `${HIDDEN}${card.replace(/\D/g, '').slice(-4)}` : card;
}

/** The check digit of ISO/IEC 7812-1, annex B, whatever stands between the digits. */
function passesLuhn(card: string): boolean {
  let sum = 0;
  let isOdd = true;
  for (let index = card.length - 1; index >= 0; index--) {
    const digit = card.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) continue;
    const weighed = isOdd ? digit : digit * 2;
    sum += weighed > 9 ? weighed - 9 : weighed;
    isOdd = !isOdd;
  }
  return sum % 10 === 0;
}
