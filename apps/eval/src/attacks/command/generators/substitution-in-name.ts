import { commandGenerator } from '../command-generator.js';
import { OPEN_PLACES } from '../place.js';

/** Uploads and exports: a command hidden in what reads like a file name, a mail address or a URL. */
export const substitutionInName = commandGenerator({
  name: 'substitution-in-name',
  places: OPEN_PLACES,
  location: 'file_names',
  rules: {
    start: [
      '{stem}{run}{extension}',
      '{run}{extension}',
      '{stem}{run}',
      'https://{host}/{name}?q={run}',
      '{name}+{run}@example.com',
    ],
    stem: ['{name}', '{name}_{number}', 'IMG_{number}', 'scan-{number}-', 'Urlaub ', 'résumé '],
    run: ['$({short})', '{inside}`{short}`{outside}', '$({short} {name})', '`{short} /tmp/{name}`'],
    short: ['id', 'whoami', 'reboot', 'sleep {digit}', 'hostname', 'ls', 'touch pwned', 'uname'],
    extension: ['.jpg', '.png', '.pdf', '.tar.gz', '.csv', '.docx', ''],
  },
});
