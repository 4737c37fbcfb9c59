import { xxeGenerator } from '../xxe-generator.js';

/** An external general entity, used in content. */
export const externalEntity = xxeGenerator({
  name: 'external-entity',
  rules: {
    start: [
      '{declaration}{break}<!DOCTYPE {root:r} [{break}<!ENTITY {entity:e} SYSTEM {q:q}{target}{q:q}>{break}]>{break}<{root:r}>&{entity:e};</{root:r}>',
      '{declaration}{break}<!DOCTYPE {root:r} [<!ELEMENT {root:r} ANY ><!ENTITY {entity:e} SYSTEM {q:q}{target}{q:q} >]><{root:r}><{child:c}>&{entity:e};</{child:c}></{root:r}>',
      '{declaration}{break}<!DOCTYPE {root} [<!ENTITY {entity:e} SYSTEM {q:q}{target}{q:q}>]><{root:r}><{child:c}>{letters}&{entity:e};</{child:c}><{child:d}>{number}</{child:d}></{root:r}>',
      '{declaration}<!DOCTYPE {root:r}[{break}<!ELEMENT {root:r} (#PCDATA)>{break}<!ENTITY {entity:e}{break} SYSTEM {q:q}{target}{q:q}>]>{break}<{root:r}>\n&{entity:e};\n</{root:r}>',
    ],
  },
});
