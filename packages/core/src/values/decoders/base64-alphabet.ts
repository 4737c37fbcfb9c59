/** For each byte the value of the digit it is, or -1. */
export const BASE64_DIGITS = buildDigits();

/** The value of a digit of base64 or base64url (RFC 4648 sections 4 and 5), or -1. */
export function base64Digit(unit: number): number {
  return unit < 128 ? (BASE64_DIGITS[unit] as number) : -1;
}

function buildDigits(): Int8Array {
  const digits = new Int8Array(256).fill(-1);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let value = 0; value < 64; value++) digits[alphabet.charCodeAt(value)] = value;
  digits[0x2d] = 62;
  digits[0x5f] = 63;
  return digits;
}
