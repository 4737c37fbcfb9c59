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
  const segments = path.toLowerCase().split('/');
  if (segments.some(isDotFile)) return true;
  const [, first = ''] = segments;
  // Of `/autodiscover` Exchange has files as well: `/autodiscover.json`.
  return FIRST.has(first.split('.', 1)[0] ?? '') || OTHER_PLATFORM.test(decoy.toLowerCase());
}

function isDotFile(segment: string): boolean {
  return segment.length > 1 && segment.startsWith('.') && segment !== '.well-known';
}
