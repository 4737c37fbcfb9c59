import { writeByGrammar } from '../../grammar.js';
import { type SsrfWriting, ssrfGenerator } from '../ssrf-generator.js';

/** URLs of internal hosts inside something else: documents, headers, another URL's parameter, or without a scheme. */
export const carriedUrl = ssrfGenerator('carried-url', (random): SsrfWriting => {
  const write = (start: string): string => writeByGrammar(random, { ...RULES, start: [start] });
  const [context, location, forms] = random.pick(CARRIERS);
  return { text: write(random.pick(forms)), context, ...(location === undefined ? {} : { location }) };
});

const RULES = {
  lb: ['{'],
  rb: ['}'],
  url: ['{scheme}{inside}{port}{path}'],
  'odd-url': ['{scheme}{odd}{port}{path}'],
  scheme: ['http://', 'http://', 'https://', 'HTTP://', 'gopher://', 'ftp://'],
  /** Written so that no page links to it: what a developer's browser writes about itself is no attack. */
  odd: [
    '169.254.169.254',
    '0x7f000001',
    '2130706433',
    '017700000001',
    '127.1',
    '[::ffff:127.0.0.1]',
    'metadata.google.internal',
    '0xa9.0xfe.0xa9.0xfe',
    '10.1.2.{digit}.nip.io',
    '[::ffff:a9fe:a9fe]',
  ],
  inside: [
    '127.0.0.1',
    'localhost',
    '10.1.2.{digit}',
    '192.168.1.{digit}',
    '[::1]',
    '169.254.169.254',
    '0x7f000001',
    '2130706433',
    '017700000001',
    '127.1',
    '[::ffff:127.0.0.1]',
    'metadata.google.internal',
    'kubernetes.default.svc',
    'example.com@127.0.0.1',
    '172.16.0.{digit}',
  ],
  'bare-host': [
    '127.0.0.1',
    'localhost',
    '10.1.2.{digit}',
    '192.168.1.{digit}',
    '[::1]',
    '169.254.169.254',
    '127.0.0.1.nip.io',
    'host.docker.internal',
  ],
  digit: ['1', '2', '5', '9'],
  port: ['', ':80', ':8080', ':6379'],
  path: ['', '/', '/admin', '/latest/meta-data/', '/x?y=1', '/status.json'],
  word: ['url', 'image', 'callback', 'target', 'webhook', 'src', 'feed'],
  outside: ['example.com', 'www.example.org', 'cdn.example.net'],
};

type Carrier = readonly [
  context: string,
  location: 'headers_values' | 'cookies' | 'text' | 'json_values' | undefined,
  forms: readonly string[],
];

const CARRIERS: readonly Carrier[] = [
  [
    'json',
    'text',
    [
      '{lb}"{word}":"{url}"{rb}',
      '{lb}"id":{digit},"options":{lb}"{word}":"{url}"{rb}{rb}',
      '["{url}"]',
      '{lb}"query":"mutation{lb}import({word}:\\"{odd-url}\\"){lb}id{rb}{rb}"{rb}',
      '{lb}"{word}":["https://{outside}/","{url}"]{rb}',
      '{lb}"{word}":"http:\\/\\/{inside}\\/x"{rb}',
      '{lb}"{word}":"\\u0068ttp://{inside}/"{rb}',
      '{lb}"@context":"{url}"{rb}',
      '{lb}"$ref":"{url}"{rb}',
      '{lb}"$schema":"{url}"{rb}',
      '{lb}"jku":"{url}","alg":"RS256"{rb}',
    ],
  ],
  [
    'xml',
    'text',
    [
      '<a>{url}</a>',
      '<request><{word:w}>{url}</{word:w}></request>',
      '<img src="{url}"/>',
      '<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}"/></svg>',
      '<iq><x xlink:href="{url}" xmlns:xlink="http://www.w3.org/1999/xlink"/></iq>',
      '<methodCall><methodName>pingback.ping</methodName><params><param><value><string>{url}</string></value></param></params></methodCall>',
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><ReplyTo><Address>{url}</Address></ReplyTo></s:Header><s:Body/></s:Envelope>',
    ],
  ],
  ['text', 'headers_values', ['{odd-url}', '<{odd-url}>; rel="next"', 'url={odd-url}', 'url("{odd-url}")']],
  ['text', 'cookies', ['{odd-url}', '{word}={odd-url}']],
  [
    'text',
    undefined,
    [
      '{word}={odd-url}',
      '/redirect?{word}={odd-url}',
      'https://{outside}/redirect?{word}={odd-url}',
      'https://{outside}/proxy/{odd-url}',
      'https://{outside}/login?next={odd-url}&x=1',
      '0;url={odd-url}',
      'url({odd-url})',
      '@import "{odd-url}";',
      '![x]({odd-url})',
      '[x]: {odd-url}',
      '<{odd-url}>',
      '"{odd-url}"',
      "'{odd-url}'",
      '{odd-url},https://{outside}/',
      'https://{outside}/ {odd-url}',
      'https://{outside}/\n{odd-url}',
      '<iframe src="{odd-url}">',
      '<link rel="stylesheet" href="{odd-url}">',
      '<meta http-equiv="refresh" content="0;url={odd-url}">',
      '#EXTM3U\n#EXTINF:1,\n{odd-url}',
    ],
  ],
  [
    'host',
    undefined,
    ['{bare-host}:6379/', '{bare-host}/admin', '{bare-host}:80/latest/meta-data/', '{bare-host}.:8080/'],
  ],
];
