/** UUID, RFC 9562. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Versions and counters, as analytics put them into cookies: `2.9.75`, `GA1.2.1156012353.1660561597`. */
const NUMBERS = /^(?:[A-Za-z]{1,3}\d?\.)?\d{1,19}(?:\.\d{1,19}){1,11}$/;

/** An IPv4 address is one to whoever connects to it. */
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** RFC 3339: a day, and an instant of it. */
const INSTANT = /^\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:\d\d)?)?$/;

/** The longest is an instant of 35 characters, or as many numbers as a counter has. */
const MAX_LENGTH = 256;
const DASH = 0x2d;

/** Whether a text is nothing but figures: numbers with dots between them, a day or an instant, a UUID. */
export function isFigure(text: string): boolean {
  const { length } = text;
  if (length > MAX_LENGTH) return false;
  if (text.charCodeAt(4) === DASH) return INSTANT.test(text);
  if (length === 36 && text.charCodeAt(8) === DASH) return UUID.test(text);
  return NUMBERS.test(text) && !ADDRESS.test(text);
}
