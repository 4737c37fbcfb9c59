const DIGITS = buildDigits();

/** The value of a hexadecimal digit given as a UTF-16 unit, or -1. */
export function hexDigit(unit: number): number {
  return unit < 128 ? (DIGITS[unit] as number) : -1;
}

/** The value of `count` hexadecimal digits at `start`, or -1 if they are not all there. */
export function hexNumber(text: string, start: number, count: number): number {
  if (start + count > text.length) return -1;
  let number = 0;
  for (let index = start; index < start + count; index++) {
    const digit = hexDigit(text.charCodeAt(index));
    if (digit < 0) return -1;
    number = number * 16 + digit;
  }
  return number;
}

function buildDigits(): Int8Array {
  const digits = new Int8Array(128).fill(-1);
  for (let value = 0; value < 10; value++) digits[48 + value] = value;
  for (let value = 10; value < 16; value++) {
    digits[55 + value] = value;
    digits[87 + value] = value;
  }
  return digits;
}
