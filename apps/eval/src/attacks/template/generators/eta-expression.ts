// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Eta: the data object leads to everything. */
export const etaExpression = templateGenerator({
  name: 'eta-expression',
  engines: ['eta'],
  rules: {
    start: [
      "<%= it.constructor.constructor('return {plain}')() %>",
      "<% const f = it.toString.constructor; %><%= f('return {plain}')() %>",
      '<%~ {node} %>',
      '<%={node}%>',
      "{before}<%= Object.constructor('return {plain}')() %>{after}",
      '<%~ (async () => {l} {node} {r})() %>',
      '<% it.x = {node} %>',
      '<%= [{node}][0] %>',
      '<%- JSON.stringify({node}) -%>',
    ],
    plain: [
      'process.env',
      'process.mainModule.require(`child_process`).execSync(`{command}`)',
      'process.exit()',
      'globalThis.process',
      'process.mainModule.require(`fs`).readFileSync(`{file}`)',
    ],
  },
});
