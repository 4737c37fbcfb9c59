import { choice, flag, integer, text } from '../kinds.js';
import { httpUrl, serverName } from '../network-kinds.js';
import { setting } from '../setting.js';

const filePath = text({ expected: 'a path, or "" for none', maxLength: 4096 });

/** Logs, country, and the cloud. */
export const TELLING = {
  LOG_ENABLED: setting({ seed: true, kind: flag, default: false, doc: 'Send events to a log.' }),
  LOG_FORMAT: setting({
    seed: true,
    kind: choice('syslog', 'json', 'rfc5424', 'cef', 'ocsf'),
    default: 'syslog',
    doc: 'Format of a logged event.',
    differs: 'The example of pyrasp writes `"Syslog"` where its table allows `syslog`: case does not matter.',
  }),
  LOG_PROTOCOL: setting({
    seed: true,
    kind: choice('udp', 'tcp', 'tls', 'http', 'https', 'file', 'stdout'),
    default: 'udp',
    remote: 'own-origin',
    doc: 'How events travel.',
    differs:
      'The example of pyrasp writes `"UDP"` where its table allows `udp`: case does not matter. pyrasp ties `udp` and `tcp` to syslog and `http` to json; here every format travels by every protocol.',
  }),
  LOG_SERVER: setting({
    seed: true,
    kind: serverName,
    default: '127.0.0.1',
    remote: 'own-origin',
    doc: 'Log server: its name or address.',
  }),
  LOG_PORT: setting({
    seed: true,
    kind: integer(1, 65_535),
    default: 514,
    remote: 'own-origin',
    doc: 'Port of the log server.',
    differs: 'pyrasp says 1 to 36635, which is no bound of anything; ports end at 65535.',
  }),
  LOG_PATH: setting({
    seed: true,
    kind: filePath,
    default: '',
    remote: 'own-origin',
    doc: 'Path of the URL for `http` and `https` (`/logs`); path of the file for `file`.',
  }),
  LOG_TOKEN: setting({
    kind: text({ expected: 'a token of printable ASCII without blanks, or ""', maxLength: 1000, accepts: isToken }),
    default: '',
    remote: 'no',
    secret: true,
    doc: 'Sent as `Authorization: Bearer` with `http` and `https`.',
  }),
  LOG_CA: setting({
    kind: filePath,
    default: '',
    remote: 'no',
    doc: "PEM file of authorities trusted for `tls` and `https`, besides the system's.",
  }),
  LOG_FILE_SIZE: setting({
    kind: integer(4096, 1_099_511_627_776),
    default: 10_485_760,
    unit: 'bytes',
    remote: 'no',
    doc: 'Size from which the log file is rotated.',
  }),
  RESOLVE_COUNTRY: setting({
    kind: flag,
    default: true,
    doc: 'Name the country of an address in events, from a database on this machine.',
  }),
  GEOIP_DATABASE: setting({
    kind: filePath,
    default: '',
    remote: 'no',
    doc: 'MMDB file to use instead of the package that is installed.',
  }),
  BEACON: setting({ seed: true, kind: flag, default: false, doc: 'Tell the cloud regularly that we are here.' }),
  BEACON_URL: setting({
    seed: true,
    kind: httpUrl,
    default: '',
    remote: 'own-origin',
    doc: 'Where beacons go. Must be set when `BEACON` is on.',
  }),
  BEACON_DELAY: setting({
    seed: true,
    kind: integer(1, 86_400),
    default: 30,
    unit: 'seconds',
    doc: 'Time between two beacons.',
  }),
  TELEMETRY_DATA: setting({
    seed: true,
    kind: flag,
    default: false,
    doc: 'Add cpu, memory and request counts to beacons.',
  }),
  BLACKLIST_SHARE: setting({
    seed: true,
    kind: flag,
    default: false,
    doc: 'Share our own new blacklist entries through beacons.',
  }),
  CLOUD_CA: setting({
    kind: filePath,
    default: '',
    remote: 'no',
    doc: "PEM file of authorities trusted for the cloud, besides the system's.",
  }),
  CLOUD_CACHE: setting({
    kind: filePath,
    default: '',
    remote: 'no',
    doc: 'Folder for the last good configuration of the cloud, so that a start without it works. Empty: none is kept.',
  }),
} as const;

function isToken(input: string): boolean {
  return /^[\x21-\x7e]*$/.test(input);
}
