/** Files that browsers, phones, search engines and authorities ask every site for, whether it has them or not. */
const FILES: ReadonlySet<string> = new Set([
  '/favicon.ico',
  '/favicon.svg',
  '/favicon.png',
  '/robots.txt',
  '/humans.txt',
  '/security.txt',
  '/ads.txt',
  '/app-ads.txt',
  '/llms.txt',
  '/browserconfig.xml',
  '/manifest.json',
  '/site.webmanifest',
  '/manifest.webmanifest',
  '/sw.js',
  '/service-worker.js',
  '/apple-app-site-association',
  '/opensearch.xml',
]);

/** https://www.iana.org/assignments/well-known-uris, what of it visitors ask for by themselves. */
const WELL_KNOWN: ReadonlySet<string> = new Set([
  'acme-challenge',
  'apple-app-site-association',
  'apple-developer-merchantid-domain-association',
  'appspecific',
  'assetlinks.json',
  'caldav',
  'carddav',
  'change-password',
  'dnt-policy.txt',
  'gpc.json',
  'host-meta',
  'mta-sts.txt',
  'nodeinfo',
  'oauth-authorization-server',
  'openid-configuration',
  'passkey-endpoints',
  'pki-validation',
  'privacy-sandbox-attestations.json',
  'related-website-set.json',
  // Asked for by password managers, to learn whether a 404 means anything here.
  'resource-that-should-not-exist-whose-status-code-should-not-be-200',
  'security.txt',
  'traffic-advice',
  'trust.txt',
  'webauthn',
  'webfinger',
]);

const ICON = /^\/(?:apple-touch-icon|mstile-|favicon-)[\w.-]*\.(?:png|ico|svg)$/;
const SITEMAP = /^\/sitemap[\w-]*\.(?:txt|xml|xml\.gz)$/;
const WELL_KNOWN_FOLDER = '/.well-known/';

/** Whether visitors' own programs ask for this decoded path, so that a request for it says nothing of its sender. */
export function isVisitorsOwn(path: string): boolean {
  if (path.startsWith(WELL_KNOWN_FOLDER)) {
    const [name = ''] = path.slice(WELL_KNOWN_FOLDER.length).split('/', 1);
    return WELL_KNOWN.has(name);
  }
  return FILES.has(path) || ICON.test(path) || SITEMAP.test(path);
}
