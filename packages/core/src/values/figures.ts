/** UUID, RFC 9562. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Versions and counters, as analytics put them into cookies: `2.9.75`, `GA1.2.1156012353.1660561597`. */
const NUMBERS = /^(?:[A-Za-z]{1,3}\d?\.)?\d{1,19}(?:\.\d{1,19}){1,11}$/;

/** An IPv4 address is one to whoever connects to it. */
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Whether a text is nothing but figures: numbers with dots between them, or a UUID. */
export function isFigure(text: string): boolean {
  return text.length === 36 ? UUID.test(text) || isNumbers(text) : isNumbers(text);
}

function isNumbers(text: string): boolean {
  return NUMBERS.test(text) && !ADDRESS.test(text);
}
