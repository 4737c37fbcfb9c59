// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** ERB, Slim and Haml: Ruby in a page. */
export const erbScriptlet = templateGenerator({
  name: 'erb-scriptlet',
  engines: ['erb'],
  rules: {
    start: [
      '{before}<%={s}{code}{s}%>{after}',
      '<% {code} %>',
      '<%- {code} -%>',
      '#{l}{code}{r}',
      '= {code}',
      '<%= {digit} * {digit} %><%= {code} %>',
    ],
    code: [
      '`{command}`',
      "system('{command}')",
      'system("{command}")',
      "IO.popen('{command}').read",
      "File.open('{file}').read",
      "File.read('{file}')",
      "Dir.entries('/')",
      '%x({command})',
      "exec('{command}')",
      "require 'open3'; Open3.capture2('{command}')",
      'ENV.to_h',
      'Kernel.exit',
      "eval('`{command}`')",
      "Object.const_get('Kernel').system('{command}')",
      "spawn('{command}')",
      'self.instance_variables',
      'Rails.application.secrets',
    ],
  },
});
