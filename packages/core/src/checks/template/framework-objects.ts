import { isTellingVariable } from './lookups.js';
import type { Token } from './tokens.js';
import { CONTEXT_HELPERS, DUMPING_FILTERS } from './vocabulary.js';

/** Whether what stands behind the name at `index` leads out of the page's data. */
type Reach = (tokens: readonly Token[], index: number) => boolean;

const textAt = (tokens: readonly Token[], index: number): string => tokens[index]?.text ?? '';

function isMember(tokens: readonly Token[], index: number): boolean {
  return /^(?:\.|->|::)$/.test(textAt(tokens, index - 1));
}

/** Objects and functions of single frameworks, by name: each has its own members that lead out. */
export const FRAMEWORK_OBJECTS: ReadonlyMap<string, Reach> = new Map<string, Reach>([
  // Camel's registry of beans.
  ['ref', (tokens, index) => index === 0 && textAt(tokens, 1) === ':'],
  // Play 1's own class.
  ['play', (tokens, index) => index === 0 && textAt(tokens, 1) === '.' && textAt(tokens, 2) === 'Play'],
  // Craft's own application.
  [
    'craft',
    (tokens, index) =>
      !isMember(tokens, index) && textAt(tokens, index + 1) === '.' && textAt(tokens, index + 2) === 'app',
  ],
  // Salt's execution modules; what pillars and grains say is what its states are made of.
  ['salt', (tokens, index) => !isMember(tokens, index) && callsSalt(tokens, index)],
  // What a framework's application signs with.
  ['secrets', (tokens, index) => isMember(tokens, index) && textAt(tokens, index - 2) === 'app'],
  // Grav's own application: themes show its settings, and call nothing of it that changes them.
  [
    'grav',
    (tokens, index) =>
      !isMember(tokens, index) &&
      textAt(tokens, index + 1) === '.' &&
      tokens.slice(index, index + 9).some(({ text }) => text === '('),
  ],
  // MiniJinja shows all that the template was given.
  ['debug', (tokens, index) => index === 0 && textAt(tokens, 1) === '(' && tokens.length === 3],
  // Airflow's variables.
  [
    'var',
    (tokens, index) =>
      !isMember(tokens, index) &&
      textAt(tokens, index + 1) === '.' &&
      /^(?:value|json)$/.test(textAt(tokens, index + 2)),
  ],
  // Twig's function; `attribute.name` is a field of somebody's.
  ['attribute', (tokens, index) => !isMember(tokens, index) && textAt(tokens, index + 1) === '('],
  // Twig's constants of PHP.
  [
    'constant',
    (tokens, index) =>
      !isMember(tokens, index) && textAt(tokens, index + 1) === '(' && tokens[index + 2]?.kind === 'string',
  ],
  // Scriban evaluates a text.
  [
    'object',
    (tokens, index) => textAt(tokens, index + 1) === '.' && /^eval(?:_template)?$/.test(textAt(tokens, index + 2)),
  ],
]);

const MAX_ARGUMENTS = 64;

/**
 * `lipsum.…`, `cycler|attr(…)`: what an engine gives every template, by a member or a filter; by a call alone where that is
 * not what pages do with it (`{{ url_for('static', filename='a.css') }}`).
 */
export function reachesEngine(tokens: readonly Token[], index: number): boolean {
  const after = textAt(tokens, index + 1);
  if (after !== '(' || !CONTEXT_HELPERS.has(textAt(tokens, index))) return /^[.([|]$/.test(after);
  let depth = 0;
  for (let at = index + 1; at < Math.min(tokens.length, index + MAX_ARGUMENTS); at++) {
    const { text } = tokens[at] as Token;
    if (text === '(') depth++;
    else if (text === ')' && --depth === 0) return /^[.[(|]$/.test(textAt(tokens, at + 1));
  }
  return true;
}

/** More than a plain member of a framework's object: a call, an index, a constant's name. */
export function reachesContext(tokens: readonly Token[], index: number): boolean {
  if (tokens[index - 1]?.text === 'in' && tokens[index - 3]?.text === 'for' && index === tokens.length - 1) return true;
  // The request chooses which file it is.
  if (
    index === 1 &&
    textAt(tokens, 1) === 'request' &&
    /^(?:include|extends|import|embed|render)$/.test(textAt(tokens, 0))
  )
    return true;
  const rest = tokens.slice(index + 1, index + 40);
  // `for k, v in config.items()`: everything that it holds, name by name.
  if (tokens[index - 1]?.text === 'in' && tokens[0]?.text === 'for')
    return rest.length === 4 && rest[0]?.text === '.' && /^(?:iter)?(?:items|keys|values)$/.test(rest[1]?.text ?? '');
  if (tokens[index - 1]?.text === '|' || index > 2) return false;
  if (rest[0]?.text === '|') return DUMPING_FILTERS.has(rest[1]?.text ?? '');
  if (rest[0]?.text === '[') return true;
  if (rest[0]?.text !== '.') return false;
  // Two members deep is the framework's own: `handler.application.settings`.
  if (/^(?:application|settings|config|environ|_?globals?)$/.test(rest[1]?.text ?? '')) return true;
  // Mako: the module that a template was compiled to, and what that has loaded.
  if (rest[1]?.text === 'module' && rest[2]?.text === '.') return (tokens[index] as Token).text === 'self';
  if (rest.some(({ text }) => text === '(' || text === '[')) return true;
  const member = rest[1]?.text ?? '';
  // `${{ env.IMAGE_NAME }}`: what an environment holds under an ordinary name is a placeholder.
  return /^[A-Z][A-Z\d_]{2,}$/.test(member) && (textAt(tokens, index) !== 'env' || isTellingVariable(member));
}

/** `salt['cmd.run'](…)`, `salt.cmd.run(…)`; by dots a salt of somebody's own has members as well. */
function callsSalt(tokens: readonly Token[], index: number): boolean {
  const [sign, name, , , call] = tokens.slice(index + 1, index + 6).map(({ text }) => text);
  if (sign === '[') return /^(?!pillar\.|grains\.|config\.)\w+\.\w+$/.test(name ?? '');
  return sign === '.' && call === '(' && SALT_MODULES.has(name ?? '');
}

/** Those that run, read, write or fetch ("Salt Module Reference"). */
const SALT_MODULES = new Set('cmd cp file http publish saltutil shadow ssh state user'.split(' '));
