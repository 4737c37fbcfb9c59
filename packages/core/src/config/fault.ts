/** One thing wrong with a configuration. */
export interface ConfigFault {
  /** `DENY_STATUS_CODE`, `DECOY_ROUTES[3][1]`; empty when the whole text is meant. */
  readonly path: string;
  /** The value as it may be shown: shortened, secrets masked; empty when there is none to show. */
  readonly value: string;
  /** What would have been right, or what is wrong with it. */
  readonly expected: string;
  /** The known key that an unknown one comes nearest to. */
  readonly nearest?: string;
}

/** A configuration that is refused: everything wrong with it at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(
    /** Where it came from: a file's path, `inline`, `remote`, `setConfig`. */
    readonly from: string,
    readonly faults: readonly ConfigFault[],
  ) {
    const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
    super(
      [`@rasp: ${count} in the configuration (${from})`, ...faults.map((one) => `  ${describeFault(one)}`)].join('\n'),
    );
  }
}

/** One line: where, what was found, what was expected. */
export function describeFault(fault: ConfigFault): string {
  const where = fault.path === '' ? '' : `${fault.path}: `;
  const found = fault.value === '' ? '' : `${fault.value} is refused; expected `;
  const nearest = fault.nearest === undefined ? '' : `; did you mean ${fault.nearest}?`;
  return `${where}${found}${fault.expected}${nearest}`;
}

const SHOWN_CHARACTERS = 80;
export const MASK = '********';

/** A value for a message: short, on one line, without the credentials that a URL can carry. */
export function showValue(value: unknown): string {
  const json = toJson(value).replace(/(\/\/)[^/@\s"]*@/g, `$1${MASK}@`);
  return json.length <= SHOWN_CHARACTERS ? json : `${json.slice(0, SHOWN_CHARACTERS)}…`;
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return `a value that JSON has no form for (${typeof value})`;
  }
}
