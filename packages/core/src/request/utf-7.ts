/** The character that starts base64, and the 64 characters of the alphabet: RFC 2152, and its form for IMAP mailboxes. */
export type Utf7Form = 'plus' | 'imap';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Decodes UTF-7, in which `+ADw-script+AD4-` is a script: body-parser does so when the charset asks for it. */
export function decodeUtf7(bytes: Buffer, form: Utf7Form = 'plus'): string {
  const source = bytes.toString('latin1');
  const shift = form === 'plus' ? '+' : '&';
  // iconv-lite takes the slash in both forms.
  const alphabet = form === 'plus' ? ALPHABET : `${ALPHABET},`;
  let text = '';
  let from = 0;
  for (let at = source.indexOf(shift); at >= 0; at = source.indexOf(shift, from)) {
    let end = at + 1;
    while (end < source.length && alphabet.includes(source[end] as string)) end++;
    text +=
      source.slice(from, at) + (end === at + 1 ? shiftAlone(source, end, shift) : toUtf16(source.slice(at + 1, end)));
    from = source[end] === '-' ? end + 1 : end;
  }
  return text + source.slice(from);
}

/** `+-` is a plus; a plus before anything else decodes to nothing. */
function shiftAlone(source: string, end: number, shift: string): string {
  return source[end] === '-' ? shift : '';
}

function toUtf16(base64: string): string {
  const bytes = Buffer.from(base64.replaceAll(',', '/'), 'base64');
  return bytes
    .subarray(0, bytes.length & ~1)
    .swap16()
    .toString('utf16le');
}
