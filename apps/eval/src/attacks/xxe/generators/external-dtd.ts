import { xxeGenerator } from '../xxe-generator.js';

/** The document type lies elsewhere. */
export const externalDtd = xxeGenerator({
  name: 'external-dtd',
  rules: {
    start: [
      '{declaration}{break}<!DOCTYPE {root:r} SYSTEM {q:q}{target}{q:q}>{break}<{root:r}>{letters}</{root:r}>',
      '{declaration}{break}<!DOCTYPE {root:r} PUBLIC "{public}" {q:q}{url}{q:q}>{break}<{root:r}><{child:c}>{number}</{child:c}></{root:r}>',
      '{declaration}<!DOCTYPE {root:r} SYSTEM {q:q}{url}{q:q} [<!ENTITY {entity} "{letters}">]><{root:r}/>',
      '{declaration}{break}<!DOCTYPE {root:r} SYSTEM {q:q}{target}{q:q} []><{root:r}>&{entity};</{root:r}>',
    ],
    public: ['-//{letters}//DTD {letters}//EN', '{letters}', '-//B/A/EN', '-//OASIS//DTD {letters}'],
  },
});
