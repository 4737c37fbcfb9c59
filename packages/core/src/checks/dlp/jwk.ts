/** Names of JSON Web Keys (RFC 7517, 7518, 8037) whose values are secret, and the shortest secret in base64url. */
const PRIVATE_MEMBER = /"(?:d|k|dp|dq|qi)"\s{0,8}:\s{0,8}"[\w-]{20}/;
const KEY_TYPE = /"kty"\s{0,8}:\s{0,8}"(?:RSA|EC|OKP|oct)"/;
/** An RSA key of 8,192 bits, to either side of its type. */
export const JWK_REACH = 4_096;

const OPENING = 0x7b;
const CLOSING = 0x7d;

/** The object around a `"kty"`; `end` is undefined where its end has not come. */
export interface JwkObject {
  readonly start: number;
  readonly end: number | undefined;
}

/** Finds the braces around `at`; a key's members hold no objects. Undefined: there are none within reach. */
export function findJwkObject(bytes: Buffer, at: number): JwkObject | undefined {
  const first = Math.max(0, at - JWK_REACH);
  const opening = bytes.subarray(first, at).lastIndexOf(OPENING);
  if (opening < 0) return undefined;
  const ahead = bytes.subarray(at, at + JWK_REACH);
  const closing = ahead.indexOf(CLOSING);
  if (closing < 0 && ahead.length === JWK_REACH) return undefined;
  return { start: first + opening, end: closing < 0 ? undefined : at + closing + 1 };
}

/** Whether an object is a key with a private member; text inside of text is unescaped first. */
export function isPrivateJwk(text: string): boolean {
  const plain = text.replaceAll('\\', '').replaceAll('&quot;', '"').replaceAll('&#34;', '"');
  return KEY_TYPE.test(plain) && PRIVATE_MEMBER.test(plain);
}
