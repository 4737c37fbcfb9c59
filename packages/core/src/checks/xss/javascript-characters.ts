/** Whether a UTF-16 unit can begin an identifier (ECMA-262 12.7); units above ASCII count unless space or punctuation. */
export function isIdentifierStart(unit: number): boolean {
  const lower = unit | 32;
  if (lower >= 97 && lower <= 122) return true;
  return unit === 36 || unit === 95 || (unit >= 0xaa && !isUnicodePunctuation(unit));
}

export function isIdentifierPart(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || isIdentifierStart(unit) || unit === 0x200c || unit === 0x200d;
}

export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** LF, CR, LS, PS (ECMA-262 12.3). */
export function isLineTerminator(unit: number): boolean {
  return unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029;
}

/** White space that is no line terminator (ECMA-262 12.2). */
export function isScriptSpace(unit: number): boolean {
  if (unit === 32 || unit === 9 || unit === 11 || unit === 12) return true;
  return unit >= 0xa0 && isUnicodeSpace(unit);
}

function isUnicodeSpace(unit: number): boolean {
  return (
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

/** Blocks that hold no letters: prose's own quotation marks, dashes, arrows and signs are errors in a script. */
function isUnicodePunctuation(unit: number): boolean {
  if (unit < 0x2000)
    return unit < 0xc0 ? unit !== 0xaa && unit !== 0xb5 && unit !== 0xba : unit === 0xd7 || unit === 0xf7;
  return (
    (unit <= 0x2bff && !(unit >= 0x2071 && unit <= 0x209c) && !(unit >= 0x2102 && unit <= 0x2188)) ||
    (unit >= 0x3000 && unit <= 0x3004) ||
    (unit >= 0x3008 && unit <= 0x3020) ||
    unit === 0xfeff ||
    unit >= 0xfff0
  );
}

const BINARY_OPERATORS = Uint8Array.from({ length: 128 }, (_, unit) =>
  '*%&|^<>/='.includes(String.fromCharCode(unit)) ? 1 : 0,
);

/** What starts an operator between two operands, but for `+`, `-`, `?`, `.` and `,`, which have readers of their own. */
export function isBinaryOperator(unit: number): boolean {
  return unit < 128 && BINARY_OPERATORS[unit] === 1;
}
