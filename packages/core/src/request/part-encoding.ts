/** Undoes a part's Content-Transfer-Encoding; undefined where there is nothing to undo. */
export function decodeTransfer(content: Buffer, encoding: string): Buffer | undefined {
  const name = encoding.toLowerCase();
  // Node skips line ends and whatever else is not base64, as formidable does.
  if (name === 'base64') return Buffer.from(content.toString('latin1'), 'base64');
  return name === 'quoted-printable' ? decodeQuotedPrintable(content) : undefined;
}

/** RFC 2045 section 6.7, taking what is malformed as it stands. */
function decodeQuotedPrintable(content: Buffer): Buffer {
  const decoded = Buffer.allocUnsafe(content.length);
  let length = 0;
  for (let at = 0; at < content.length; at++) {
    const byte = content[at] as number;
    if (byte !== 0x3d) {
      decoded[length++] = byte;
      continue;
    }
    const lineEnd = content[at + 1] === 0x0a ? 1 : content[at + 1] === 0x0d && content[at + 2] === 0x0a ? 2 : 0;
    if (lineEnd > 0) {
      at += lineEnd;
      continue;
    }
    const high = toDigit(content[at + 1]);
    const low = toDigit(content[at + 2]);
    if (high < 0 || low < 0) {
      decoded[length++] = byte;
    } else {
      decoded[length++] = high * 16 + low;
      at += 2;
    }
  }
  return decoded.subarray(0, length);
}

function toDigit(code: number | undefined): number {
  if (code === undefined) return -1;
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = (code | 0x20) - 0x61;
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
}
