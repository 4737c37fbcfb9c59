// Data: owners of public identifiers that documents of everyday use name.

/**
 * Hosts of the standard DTDs: W3C (HTML, XHTML, SVG, MathML), Apple (property lists), Netscape (RSS 0.91), OASIS
 * (DocBook, DITA, catalogs), Oracle's for deployment descriptors, Hibernate, Spring, MyBatis, Checkstyle, WAP Forum.
 */
const STANDARD_HOSTS = new Set([
  ...[
    'www.w3.org',
    'w3.org',
    'www.apple.com',
    'my.netscape.com',
    'purl.org',
    'www.oasis-open.org',
    'docs.oasis-open.org',
  ],
  ...[
    'java.sun.com',
    'xmlns.jcp.org',
    'hibernate.sourceforge.net',
    'www.hibernate.org',
    'hibernate.org',
    'www.springframework.org',
  ],
  ...[
    'mybatis.org',
    'struts.apache.org',
    'logging.apache.org',
    'checkstyle.org',
    'www.puppycrawl.com',
    'www.wapforum.org',
  ],
  ...[
    'gcc.gnu.org',
    'www.ibiblio.org',
    'xml.org',
    'www.gnome.org',
    'www.freedesktop.org',
    'standards.freedesktop.org',
    'gtk.org',
  ],
  ...[
    'www.musicxml.org',
    'www.daisy.org',
    'jats.nlm.nih.gov',
    'dtd.nlm.nih.gov',
    'www.ncbi.nlm.nih.gov',
    'www.jboss.org',
  ],
]);

/** Is this the address of a standard's DTD, or a name that resolves to nothing but a file next to the document? */
export function isStandardDoctype(systemId: string): boolean {
  if (systemId === '' || systemId === 'about:legacy-compat') return true;
  const host = /^https?:\/\/([a-z\d.-]{1,253})\/[\w./+~-]{0,256}$/i.exec(systemId.trim())?.[1];
  return host !== undefined && STANDARD_HOSTS.has(host.toLowerCase());
}

/** A file name without any folder: what a document's own DTD is called. */
export function isNeighbour(systemId: string): boolean {
  return /^[\w-]{1,64}(?:\.[\w-]{1,32}){0,3}$/.test(systemId.trim());
}
