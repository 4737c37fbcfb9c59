import { xxeGenerator } from '../xxe-generator.js';

/** External entities with a public identifier (XML 1.0, 4.2.2). */
export const publicEntity = xxeGenerator({
  name: 'public-entity',
  rules: {
    start: [
      '{declaration}{break}<!DOCTYPE {root:r} [<!ENTITY {entity:e} PUBLIC {q:p}{public}{q:p} {q:q}{target}{q:q}>]><{root:r}>&{entity:e};</{root:r}>',
      '{declaration}{break}<!DOCTYPE {root:r} [<!ELEMENT {child:c} ANY><!ENTITY {entity:e} PUBLIC {q:p}{public}{q:p}{break} {q:q}{target}{q:q}>]>{break}<{root:r}><{child:c}>&{entity:e};</{child:c}></{root:r}>',
    ],
    public: ['{letters}', '-//W3C//DTD XHTML 1.0//EN', 'any', '-//{letters}//EN', '', '+//{letters}'],
  },
});
