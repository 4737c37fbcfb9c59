/**
 * What clients write of themselves, in the grammar and with the vocabulary of the header's own standard: nothing in such
 * a value is anybody's to choose, so nobody has to judge it. Whatever strays from it by one character is judged.
 */

const NUMBER = String.raw`\d{1,10}(?:\.\d{1,10}){0,3}`;
const WEIGHT = String.raw`(?:; ?q=[01](?:\.\d{1,3})?)?`;

/** RFC 9110, section 8.3.1; IANA's types that browsers and programs ask for and send. */
const SUBTYPE = [
  ...['apng', 'atom\\+xml', 'avif', 'bmp', 'css', 'csv', 'event-stream', 'flac', 'gif', 'graphql', 'graphql\\+json'],
  ...['graphql-response\\+json', 'html', 'javascript', 'jpeg', 'json', 'jxl', 'ld\\+json', 'manifest\\+json', 'mp4'],
  ...['mpeg', 'octet-stream', 'ogg', 'otf', 'pdf', 'plain', 'png', 'problem\\+json', 'protobuf', 'rss\\+xml'],
  ...['signed-exchange', 'svg\\+xml', 'ttf', 'vnd\\.api\\+json', 'wav', 'webm', 'webp', 'woff', 'woff2'],
  ...['x-icon', 'x-ndjson', 'x-www-form-urlencoded', 'xhtml\\+xml', 'xml'],
].join('|');
const TOP_LEVEL = 'application|audio|font|image|text|video';
const MEDIA_TYPE = `(?:${TOP_LEVEL})/(?:${SUBTYPE})`;
const MEDIA_ANY = `(?:\\*|${TOP_LEVEL})/\\*`;
const MEDIA_RANGE = `(?:${MEDIA_TYPE}(?:;v=b3)?|${MEDIA_ANY})${WEIGHT}`;

/** RFC 9110, section 8.4.1, and IANA's registry of content codings. */
const CODING = `(?:\\*|br|compress|deflate|gzip|identity|zstd)${WEIGHT}`;

/**
 * RFC 4647, section 2.1: a language, then script, region and variants: letters, or a number (`es-419`, `de-1996`). What
 * mixes both could be arithmetic and an operator between its dashes, and is judged.
 */
const LANGUAGE = `(?:\\*|[A-Za-z]{2,3}(?:-(?:[A-Za-z]{2,8}|[0-9]{3,4})){0,3})${WEIGHT}`;

/** RFC 9111, section 5.2.1. */
const CACHE_DIRECTIVE = String.raw`(?:no-cache|no-store|no-transform|only-if-cached|max-age=\d{1,10})`;

/** RFC 9110, section 5.6.7. */
const DATE =
  '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4} \\d\\d:\\d\\d:\\d\\d GMT';

/** W3C, User-Agent Client Hints: the browsers' names, and the nonsense that each release mixes in. */
const BRANDS = [
  ...['Chromium', 'Google Chrome', 'Microsoft Edge', 'Opera', 'Opera GX', 'Brave', 'Vivaldi', 'YaBrowser', 'Yowser'],
  ...['Android WebView', 'HeadlessChrome', 'Samsung Internet', 'DuckDuckGo'],
];
const GREASE = ' ?Not[ ():\\-./;=?_]A[ ():\\-./;=?_]Brand';
const BRAND = `"(?:${BRANDS.join('|')}|${GREASE})";v="${NUMBER}"`;
const PLATFORM = '"(?:Android|Chrome OS|Chromium OS|iOS|Linux|macOS|Windows|Unknown)"';

/** W3C, Fetch Metadata; the destinations are those of WHATWG Fetch, section 2.2.5. */
const DESTINATION = [
  ...['audio', 'audioworklet', 'document', 'embed', 'empty', 'fencedframe', 'font', 'frame', 'iframe', 'image', 'json'],
  ...['manifest', 'object', 'paintworklet', 'report', 'script', 'serviceworker', 'sharedworker', 'style', 'track'],
  ...['video', 'webidentity', 'worker', 'xslt'],
].join('|');

/** The systems that browsers still name: most of them froze what they say. */
const SYSTEM = [
  String.raw`Windows NT \d{1,2}\.\d(?:; (?:Win64; x64|WOW64))?`,
  String.raw`Macintosh; Intel Mac OS X \d{1,2}[._]\d{1,2}(?:[._]\d{1,2})?`,
  'X11; (?:Ubuntu; |Fedora; )?Linux (?:x86_64|i686|aarch64)',
  `X11; CrOS (?:x86_64|aarch64|armv7l) ${NUMBER}`,
  String.raw`Linux; Android \d{1,2}(?:\.\d){0,2}; K`,
  'Android \\d{1,2}(?:\\.\\d){0,2}; (?:Mobile|Tablet)',
  String.raw`iPhone; CPU iPhone OS \d{1,2}(?:_\d{1,2}){1,2} like Mac OS X`,
  String.raw`iPad; CPU OS \d{1,2}(?:_\d{1,2}){1,2} like Mac OS X`,
].join('|');
const PRODUCT = 'Chrome|CriOS|Edg|EdgA|EdgiOS|Firefox|FxiOS|Gecko|Mobile|OPR|Safari|SamsungBrowser|Version|Vivaldi';
const USER_AGENT = [
  `Mozilla/5\\.0 \\((?:${SYSTEM})(?:; rv:${NUMBER})?\\)`,
  `(?: AppleWebKit/${NUMBER} \\(KHTML, like Gecko\\))?(?: (?:(?:${PRODUCT})/${NUMBER}|Mobile/[A-Z0-9]{4,8}|Mobile)){1,6}`,
].join('');

const FORM_BOUNDARY = '(?:----WebKitFormBoundary[A-Za-z0-9]{16}|-{20,30}\\d{20,40}|----geckoformboundary[a-f0-9]{32})';
const CONTENT_TYPE = `(?:${MEDIA_TYPE}(?:; ?charset=(?:utf-8|UTF-8|iso-8859-1|ISO-8859-1))?|multipart/form-data; boundary=${FORM_BOUNDARY})`;

const GRAMMARS: Readonly<Record<string, string>> = {
  Accept: listOf(MEDIA_RANGE),
  'Accept-Encoding': listOf(CODING),
  'Accept-Language': listOf(LANGUAGE),
  'Cache-Control': listOf(CACHE_DIRECTIVE),
  Connection: '[Kk]eep-[Aa]live|[Cc]lose|[Uu]pgrade',
  'Content-Type': CONTENT_TYPE,
  DNT: '[01]',
  'If-Modified-Since': DATE,
  Pragma: 'no-cache',
  Priority: 'u=[0-7](?:, i)?|i',
  'Save-Data': 'on',
  'Sec-CH-UA': listOf(BRAND),
  'Sec-CH-UA-Arch': '"(?:x86|arm)?"',
  'Sec-CH-UA-Bitness': '"(?:32|64)?"',
  'Sec-CH-UA-Full-Version': `"${NUMBER}"`,
  'Sec-CH-UA-Full-Version-List': listOf(BRAND),
  'Sec-CH-UA-Mobile': '\\?[01]',
  'Sec-CH-UA-Model': '""',
  'Sec-CH-UA-Platform': PLATFORM,
  'Sec-CH-UA-Platform-Version': `"(?:${NUMBER})?"`,
  'Sec-CH-UA-WoW64': '\\?[01]',
  'Sec-Fetch-Dest': DESTINATION,
  'Sec-Fetch-Mode': 'cors|navigate|no-cors|same-origin|websocket',
  'Sec-Fetch-Site': 'cross-site|none|same-origin|same-site',
  'Sec-Fetch-User': '\\?1',
  'Sec-GPC': '1',
  TE: 'trailers',
  'Upgrade-Insecure-Requests': '1',
  'User-Agent': USER_AGENT,
  'X-Requested-With': 'XMLHttpRequest',
};

function listOf(element: string): string {
  return `(?:${element})(?:, ?(?:${element})){0,15}`;
}

/** By name as browsers write it over HTTP/1 and over HTTP/2; who writes it otherwise is judged. */
const PATTERNS = new Map(
  Object.entries(GRAMMARS).flatMap(([name, grammar]) => {
    const pattern = new RegExp(`^(?:${grammar})$`);
    return [name, name.toLowerCase(), inTitleCase(name)].map((spelling) => [spelling, pattern] as const);
  }),
);

function inTitleCase(name: string): string {
  return name.toLowerCase().replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
}

/** What a standard value can be long; patterns need not look at more. */
const MAX_LENGTH = 512;

/** Whether this header says what its standard lets every client say, and nothing else. */
export function isStandardHeader(name: string, value: string): boolean {
  const pattern = PATTERNS.get(name);
  return pattern !== undefined && value.length <= MAX_LENGTH && pattern.test(value);
}
