import { templateGenerator } from '../template-generator.js';

/**
 * Handlebars without code: walks over all that a template can see, and asks for what no author would write. A mere
 * `{{name}}` or a condition on one is left out: that is what content management systems store.
 */
export const handlebarsWalk = templateGenerator({
  name: 'handlebars-walk',
  engines: ['handlebars'],
  rules: {
    start: ['{before}{walk}{after}', '{walk}', '{walk}{s}{walk}'],
    walk: [
      '{o}#each this{c}{o}@key{c}{between}{o}this{c}{o}/each{c}',
      '{o}#with this as |{letters:k}|{c}{o}#each {letters:k}{c}{o}@key{c}{between}{o}this{c};{o}/each{c}{o}/with{c}',
      '{o}#each {all}{c}{o}@key{c}{between}{o}/each{c}',
      '{o}lookup @root "{secret}"{c}',
      '{o}{l}lookup this "{secret}"{r}{c}',
      '{o}#with "s" as |string|{c}{o}#with "e"{c}{o}#with split as |conslist|{c}{o}this.pop{c}{o}this.push (lookup string.sub "constructor"){c}{o}/with{c}{o}/with{c}{o}/with{c}',
      '{o}#each (lookup @root "session"){c}{o}this{c}{o}/each{c}',
      '{o}lookup (lookup this "session") "token"{c}',
      '{o}log @root level="error"{c}{o}@root.{secret}{c}',
      '{o}constructor.constructor{c}{o}@root.{secret}{c}',
    ],
    all: ['@root', 'this', '.', 'settings', '@root.session'],
    between: ['=', ':', ' ', ', ', ''],
    secret: ['secret', 'session', 'settings', 'apiKey'],
  },
});
