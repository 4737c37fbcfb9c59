const OTHER = 0x3f;

/** Turns UTF-16 into bytes, one a character; what is not Latin-1 becomes `?`: no leak has such characters. */
export class Utf16Reader {
  readonly #isBigEndian: boolean;
  #odd: number | undefined;

  constructor(isBigEndian: boolean) {
    this.#isBigEndian = isBigEndian;
  }

  push(piece: Buffer): Buffer {
    const bytes = this.#odd === undefined ? piece : Buffer.concat([Buffer.of(this.#odd), piece]);
    const count = bytes.length >> 1;
    this.#odd = bytes.length % 2 === 1 ? bytes[bytes.length - 1] : undefined;
    const result = Buffer.allocUnsafe(count);
    const [high, low] = this.#isBigEndian ? [0, 1] : [1, 0];
    for (let index = 0; index < count; index++) {
      result[index] = bytes[2 * index + high] === 0 ? (bytes[2 * index + low] as number) : OTHER;
    }
    return result;
  }
}

/** The reader of an answer in UTF-16, by its charset or else its byte order mark; undefined: it is not. */
export function createUtf16Reader(charset: string, first: Buffer): Utf16Reader | undefined {
  const mark = first.length < 2 ? 0 : first.readUInt16BE(0);
  if (mark === 0xfffe) return new Utf16Reader(false);
  if (mark === 0xfeff) return new Utf16Reader(true);
  if (/^(?:utf-?16|utf-?16-?le|ucs-?2)$/.test(charset)) return new Utf16Reader(false);
  return /^utf-?16-?be$/.test(charset) ? new Utf16Reader(true) : undefined;
}
