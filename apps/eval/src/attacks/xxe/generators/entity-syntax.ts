import { xxeGenerator } from '../xxe-generator.js';

/** The forms that XML 1.0 lets a declaration take (productions 28 to 32, 61 to 76, 82): spaces, comments, references. */
export const entitySyntax = xxeGenerator({
  name: 'entity-syntax',
  rules: {
    start: [
      '{declaration}{misc}<!DOCTYPE{s}{root:r}{o}[{o}{subset}{o}]{o}>{misc}<{root:r}>{content}</{root:r}>',
      '{declaration}{misc}<!DOCTYPE{s}{root:r}{s}{external}{o}>{misc}<{root:r}/>',
      '{declaration}<!DOCTYPE{s}{root:r}{s}{external}{o}[{o}{noise}{o}]>{misc}<{root:r}>x</{root:r}>',
    ],
    s: [' ', '\n', '\t', '  ', '\r\n', '\n\t'],
    o: ['', '', '', ' ', '\n'],
    misc: ['', '', '<!-- {letters} -->', '<?{letters} {letters}?>', '\n', '<!-- <!DOCTYPE x> -->'],
    noise: [
      '<!-- {letters} -->',
      '<?{letters}?>',
      '<!ELEMENT {root:r} ANY>',
      '<!ATTLIST {root:r} a CDATA #IMPLIED>',
      '<!NOTATION n SYSTEM "x">',
      '<!ENTITY {letters} "x">',
      '<!ENTITY lt "&#38;#60;">',
    ],
    external: [
      'SYSTEM{s}{q:q}{target}{q:q}',
      'PUBLIC{s}{q:q}-//{letters}{q:q}{s}{q:q}{target}{q:q}',
      'PUBLIC{s}""{s}{q:q}{target}{q:q}',
      "SYSTEM{s}'{target}'",
    ],
    name: ['{entity}', '_{letters}', '{letters}.{digit}', '{letters}-x', 'é{letters}', '名', '{letters}_{digit}'],
    subset: [
      '<!ENTITY{s}{name:n}{s}{external}{o}>',
      '{noise}{o}<!ENTITY{s}{name:n}{s}{external}{o}>{noise}',
      '<!ENTITY{s}%{s}p{s}{external}{o}>{o}%p;<!ENTITY {name:n} "x">',
      '<!ENTITY{s}%{s}p{s}{q:q}&#60;!ENTITY {name:n} SYSTEM &#34;{target}&#34;>{q:q}>%p;',
      '<!ENTITY % p "&#x3c;!ENTITY {name:n} SYSTEM \'{target}\'&#x3e;">%p;',
      '<!ENTITY % p "<!ENTITY &#37; q SYSTEM \'{target}\'>">%p;%q;<!ENTITY {name:n} "x">',
      '<!ENTITY % p "<!ENTITY &#x25; q SYSTEM \'{target}\'>">%p;%q;<!ENTITY {name:n} "x">',
      '<!ENTITY % a "<!ENTITY {name:n} SYS"><!ENTITY % b "TEM \'{target}\'>"><!ENTITY {name:n} SYSTEM "{target}">',
      '<!ENTITY {name:n} SYSTEM "{target}"><!ENTITY {name:n} "second declarations do not count">',
      '<!ENTITY{s}{letters:i}{s}"x"><!ENTITY{s}{name:n}{s}{external}>',
      '<!ENTITY {letters:i} SYSTEM "{target}"><!ENTITY {name:n} "a&{letters:i};b">',
      '<!ENTITY {letters:i} SYSTEM "{target}"><!ENTITY {name:n} "&#38;{letters:i};">',
      '<!NOTATION g SYSTEM "{url}"><!ENTITY {letters} SYSTEM "{target}" NDATA g><!ENTITY {name:n} SYSTEM "{target}">',
      '<!ENTITY % c "INCLUDE"><!ENTITY {name:n} {external}>',
    ],
    content: [
      '&{name:n};',
      '<a>&{name:n};</a>',
      'x &{name:n}; y',
      '<![CDATA[x]]>&{name:n};',
      '<a b="c">&{name:n};</a>',
      '<!-- x -->&{name:n};',
      '&amp;&{name:n};',
    ],
  },
});
