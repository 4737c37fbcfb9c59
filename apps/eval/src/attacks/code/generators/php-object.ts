// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { codeGenerator, other } from '../code-generator.js';

/** PHP: serialised objects of classes with magic methods. */
export const phpObject = codeGenerator({
  name: 'php-object',
  places: other('php', 'unserialize'),
  rules: {
    start: [
      'O:{digit}:"{class}":{digit}:{l}s:{digit}:"{letters}";s:{number}:"{command}";{r}',
      'a:1:{l}i:0;O:{digit}:"{class}":1:{l}s:4:"file";s:11:"{file}";{r}{r}',
      'O:8:"stdClass":0:{l}{r}',
      'O:{digit}:"{class}":0:{l}{r}',
      'C:{number}:"{class}":{number}:{l}x:i:0;O:{digit}:"{class}":0:{l}{r};m:a:0:{l}{r}{r}',
      'O:+{digit}:"{class}":1:{l}s:3:"cmd";s:2:"id";{r}',
      'a:2:{l}i:0;O:{number}:"{class}":1:{l}S:4:"{letters}";i:1;{r}i:1;b:1;{r}',
      's:4:"x";O:{number}:"{class}":2:{l}s:7:"\u0000*\u0000data";a:1:{l}i:0;s:2:"id";{r}s:1:"a";N;{r}',
    ],
    class: [
      'Monolog\\Handler\\SyslogUdpHandler',
      'GuzzleHttp\\Psr7\\FnStream',
      'SplFileObject',
      'ArrayObject',
      'JDatabaseDriverMysqli',
      'Illuminate\\Broadcasting\\PendingBroadcast',
      'User',
      'Logger',
      'SimplePie',
      'Swift_KeyCache_DiskKeyCache',
      'Smarty_Internal_Template',
      'Example',
    ],
  },
});
