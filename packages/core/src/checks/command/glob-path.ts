/** `/b?n/c?t`: an absolute path of two names at least that the shell has to complete; no comment, no URL. */
export function isGlobPath(word: string): boolean {
  // `$u/???$u/??t`: variables that nobody has set.
  const written = word.includes('$') ? word.replace(/\$[A-Za-z_]\w{0,30}/g, '') : word;
  if (!/^~?(?:\/+[\w.?*[\]!^-]+)+$/.test(written)) return false;
  const [first, ...rest] = written.replace(/^~?\/+/, '').split(/\/+/);
  return rest.length > 0 && first !== undefined && first !== '**' && ROOTS.some((root) => isMatch(first, root));
}

/** Where programs and what they read lie: Filesystem Hierarchy Standard 3.0, 3.2. */
export const ROOTS: readonly string[] = [
  'bin',
  'sbin',
  'usr',
  'etc',
  'opt',
  'var',
  'proc',
  'dev',
  'tmp',
  'lib',
  'root',
  'home',
];

/** Could the shell complete `pattern` to `name`? A star alone could be anything, and is taken for nothing. */
function isMatch(pattern: string, name: string): boolean {
  if (!/[\w?[]/.test(pattern)) return false;
  const source = pattern
    .replace(/\[[!^][^\]]*\]|\?/g, '.')
    .replace(/\*+/g, '.*')
    .replace(/[^\w.*[\]-]/g, '');
  try {
    return pattern.length <= 16 && new RegExp(`^(?:${source})$`).test(name);
  } catch {
    return false;
  }
}
