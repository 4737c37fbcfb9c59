/** Documents up to this length need no memory of their own. */
const SHARED_LENGTH = 65_536;

const SHARED = Buffer.alloc(2 * SHARED_LENGTH);

/**
 * The UTF-16 units of a text, valid until the next call. Reading a text this way takes a third of the time of
 * `charCodeAt`, copying included, and positions stay those of the text.
 */
export function loadUnits(text: string): Uint16Array {
  const bytes = text.length <= SHARED_LENGTH ? SHARED : Buffer.allocUnsafeSlow(2 * text.length);
  bytes.write(text, 'utf16le');
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
}
