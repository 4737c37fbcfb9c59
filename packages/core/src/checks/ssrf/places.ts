import type { DetectContext } from '../check.js';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Parameters whose URL a browser goes to or comes from, in lower case without `-` and `_`: OAuth 2.0 and OpenID Connect
 * (RFC 6749, 7591; RFC 8252, 7.3 has loopback redirects of native applications), SAML, CSP's reports (CSP 3, 5.3), and
 * what login pages and analytics call the page they come from and return to. Lists of origins and redirects that a server
 * allows are compared with what a browser sends (Fetch, 3.3), and never opened.
 */
const BROWSERS_PARAMETERS = words(`
redirecturi redirecturis redirecturl redirect redirectto postlogoutredirecturi initiateloginuri clienturi relaystate
assertionconsumerserviceurl acs callbackurl returnto returnurl returnuri return next continue
origin referrer referer referrerurl documenturi documenturl blockeduri blockedurl sourcefile location href pageurl
origins alloworigin alloworigins allowedorigin allowedorigins corsorigin corsorigins corsallowedorigins weborigins
allowedredirecturis allowedredirecturls postlogoutredirecturis allowedcallbackurls allowedlogouturls
`);

/**
 * Does a browser's own address stand here in everyday life? `http://localhost:3000` in an Origin header, a login's
 * cookie or `redirect_uri` is a developer at work.
 */
export function isBrowsersPlace({ source, path }: DetectContext): boolean {
  if (source === 'headers_values' || source === 'cookies') return true;
  const name = path
    .slice(path.lastIndexOf('.') + 1)
    .replace(/[-_]|\[[^\]]{0,32}\]$/g, '')
    .toLowerCase();
  return BROWSERS_PARAMETERS.has(name);
}
