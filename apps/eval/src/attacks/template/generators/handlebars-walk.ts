// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Handlebars without code: walks over all that a template can see. */
export const handlebarsWalk = templateGenerator({
  name: 'handlebars-walk',
  engines: ['handlebars'],
  rules: {
    start: [
      '{o}#each this{c}{o}@key{c}={o}this{c}{o}/each{c}',
      '{o}#with this as |{letters:k}|{c}{o}#each {letters:k}{c}{o}@key{c}:{o}this{c};{o}/each{c}{o}/with{c}',
      '{o}#each @root{c}{o}@key{c}{o}/each{c}',
      '{o}lookup @root "{secret}"{c}',
      '{o}{l}lookup this "{secret}"{r}{c}',
      '{o}#with "s" as |string|{c}{o}#with "e"{c}{o}#with split as |conslist|{c}{o}this.pop{c}{o}this.push (lookup string.sub "constructor"){c}{o}/with{c}{o}/with{c}{o}/with{c}',
      '{o}#each (lookup @root "session"){c}{o}this{c}{o}/each{c}',
      '{before}{o}@root.{secret}{c}',
      '{o}lookup (lookup this "session") "token"{c}',
      '{o}#if @root.{secret}{c}{o}@root.{secret}{c}{o}/if{c}',
      '{o}log @root level="error"{c}{o}@root.{secret}{c}',
      '{o}constructor.constructor{c}{o}@root.{secret}{c}',
    ],
    secret: ['secret', 'session', 'settings', 'apiKey'],
  },
});
