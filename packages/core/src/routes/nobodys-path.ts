/** First segments of other platforms' endpoints and of what scanners ask for, which no Node application has. */
const FIRST: ReadonlySet<string> = new Set([
  'autodiscover',
  'boaform',
  'cgi-bin',
  'hnap1',
  'owa',
  'phpmyadmin',
  'server-status',
  'wp-admin',
  'wp-content',
  'wp-includes',
  'wp-json',
  '_ignition',
]);

const OTHER_PLATFORM = /\.(?:php\d?|phtml|aspx?|ashx|asmx|jspx?|cgi|cfm)$/;

/**
 * Whether a decoded path is one that no site of Node serves, whatever its catch-all route does: dot-files, `cgi-bin`,
 * Exchange's and WordPress's endpoints, and where the decoy itself names them, scripts of other platforms: `/login` is
 * no reason to refuse `/login.php`, which a site that has moved to Node may still answer.
 */
export function isNobodys(path: string, decoy: string): boolean {
  if (hasDotFile(path)) return true;
  const [, first = ''] = path.toLowerCase().split('/', 2);
  // Of `/autodiscover` Exchange has files as well: `/autodiscover.json`.
  return FIRST.has(first.split('.', 1)[0] ?? '') || OTHER_PLATFORM.test(decoy.toLowerCase());
}

/** Whether a path leads to or through a file that is hidden where there is one: no page asks for such. */
export function hasDotFile(path: string): boolean {
  return path.toLowerCase().split('/').some(isDotFile);
}

function isDotFile(segment: string): boolean {
  return segment.length > 1 && segment.startsWith('.') && segment !== '.well-known';
}
