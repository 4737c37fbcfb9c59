// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Server-side includes and edge-side includes. */
export const serverSideInclude = templateGenerator({
  name: 'server-side-include',
  engines: ['ssi'],
  rules: {
    start: [
      '{before}<!--#exec cmd="{command}" -->{after}',
      "<!--#exec cmd='{command}'-->",
      '<!--#exec cgi="/cgi-bin/{letters}" -->',
      '<!--#include file="{file}" -->',
      '<!--#include virtual="{file}"-->',
      '<!--#include virtual="http://{host}/" -->',
      '<!--#echo var="{variable}" -->',
      '<!--#printenv -->',
      '<!--#config errmsg="{letters}"--><!--#exec cmd="{command}"-->',
      '<esi:include src="http://{host}/{letters}" />',
      '<esi:inline name="/{letters}.html" fetchable="yes"><script>alert({digit})</script></esi:inline>',
      '<esi:vars>$(HTTP_COOKIE)</esi:vars>',
      '<esi:include src="http://{host}/" stylesheet="http://{host}/x.xsl"></esi:include>',
      '<!--#fsize file="{file}" -->',
      '<!--#set var="x" value="{letters}" --><!--#echo var="x" -->',
      '<!--#flastmod file="{file}"-->',
    ],
    variable: ['DATE_LOCAL', 'DOCUMENT_ROOT', 'HTTP_COOKIE', 'REMOTE_ADDR', 'HTTP_USER_AGENT'],
  },
});
