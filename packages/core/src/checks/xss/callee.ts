// A comment between a name and its arguments.
const BEHIND_COMMENT = /^(?:\/\*[^*]*\*\/)+[(`]/;
/** `[f][0](1)` */
const OUT_OF_LIST = /^\]\[\d\](?:\?\.)?[(`]/;
const BY_METHOD = /^\.(?:call|apply|bind)\b/;

/**
 * Whether what ends before `at` is called there, also as a tag of a template; undefined where nothing before `end` says
 * so.
 */
export function isCalledAt(text: string, at: number, end: number): boolean | undefined {
  if (at >= end) return undefined;
  switch (text.charCodeAt(at)) {
    case 0x28:
    case 0x60:
      return true;
    case 0x3f:
      if (text.charCodeAt(at + 1) !== 0x2e) return undefined;
      return at + 2 < end && (isOpening(text.charCodeAt(at + 2)) || BY_METHOD.test(text.slice(at + 1, at + 8)));
    case 0x2f:
      return BEHIND_COMMENT.test(text.slice(at, at + 80));
    case 0x5d:
      return OUT_OF_LIST.test(text.slice(at, at + 8));
    case 0x2e:
      return BY_METHOD.test(text.slice(at, at + 7));
    default:
      return undefined;
  }
}

function isOpening(unit: number): boolean {
  return unit === 0x28 || unit === 0x60;
}
