import type { Rules } from '../grammar.js';

/** The shells whose commands the generators write; `posix` is what dash and bash both read. */
export type Shell = 'posix' | 'bash' | 'cmd' | 'powershell';

/** Where an application puts the text. `ping` and `convert` stand for whatever it runs. */
export interface Place {
  readonly context: string;
  readonly quote: '' | "'" | '"';
  /** What an application would run, with the text at `X`. */
  readonly line: string;
  /** Ends that make the rest of the line harmless. */
  readonly ends: readonly string[];
}

export const ARGUMENT: Place = {
  context: 'argument',
  quote: '',
  line: '/app/ping -c1 X',
  ends: ['', '', '', '', ' #', ';', ' ', '\n'],
};
export const MIDDLE: Place = {
  context: 'argument-followed',
  quote: '',
  line: '/app/convert X -resize 10x10 out.png',
  ends: [' #', ';', ' ;', ' & ', ' && true', ' || true', '\n', ''],
};
export const DOUBLE: Place = {
  context: 'argument-double-quoted',
  quote: '"',
  line: '/app/ping -c1 "X"',
  ends: [' #', '; echo "', ';"', ' "', ' && echo "', '|| "', '\n"'],
};
export const SINGLE: Place = {
  context: 'argument-single-quoted',
  quote: "'",
  line: "/app/ping -c1 'X'",
  ends: [' #', "; echo '", ";'", " '", " && echo '", "|| '", "\n'"],
};
/** The application hands the text to a shell as it is. */
export const COMMAND: Place = { context: 'command', quote: '', line: 'X', ends: ['', '', ' #', ';'] };

export const PLACES: readonly Place[] = [ARGUMENT, MIDDLE, DOUBLE, SINGLE];
/** Where a substitution runs without leaving anything. */
export const OPEN_PLACES: readonly Place[] = [ARGUMENT, MIDDLE, DOUBLE];
export const PLACES_BY_CONTEXT: ReadonlyMap<string, Place> = new Map(
  [...PLACES, COMMAND].map((place) => [place.context, place]),
);

/**
 * `{leave}` writes what an honest value has and leaves its quotes, `{end}` deals with the rest of the line; `{inside}`
 * and `{outside}` surround what a shell substitutes: only single quotes have to be left for that.
 */
export function surroundings({ context, quote, ends }: Place, shell: Shell): Rules {
  const hard = quote === "'" ? quote : '';
  const around = { quote: [quote], inside: [`{data}${hard}`], outside: [hard] };
  if (shell === 'cmd') return { ...around, leave: [`{data}${quote}`], end: ['', '', ' & rem ', quote] };
  if (shell === 'powershell') return { ...around, leave: [`{data}${quote}`], end: ['', '', ' #', `;${quote}`] };
  return { ...around, leave: context === 'command' ? ['true', 'cd /tmp'] : [`{data}${quote}`], end: ends };
}
