// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of the shells
import { commandGenerator } from '../command-generator.js';
import { OPEN_PLACES } from '../place.js';

/** Substitutions run where the value stands, also inside double quotes. */
export const substituted = commandGenerator({
  name: 'substituted',
  places: OPEN_PLACES,
  rules: {
    start: ['{data}{substitution}{after}', '{substitution}', '{substitution}{substitution}'],
    substitution: [
      '$({harm})',
      '$( {harm} )',
      '`{harm}`',
      '`{harm}`',
      '$({read}|head -n{digit})',
      '$(echo `{recon}`)',
      '`echo $({recon})`',
      '${x:-$({recon})}',
      '${x:=`{recon}`}',
      '$(({digit}+$({recon-number})))',
    ],
    'recon-number': ['id -u', 'ls|wc -l', 'date +%s', 'nproc'],
    after: ['', '', '.example.com', '.txt', '/{name}'],
  },
});
