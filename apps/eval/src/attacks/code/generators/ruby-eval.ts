// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { codeGenerator, other } from '../code-generator.js';

/** Ruby: processes, files, reflection, YAML objects. */
export const rubyEval = codeGenerator({
  name: 'ruby-eval',
  places: other('ruby'),
  rules: {
    start: [
      '{open}{call}',
      '#{l}{call}{r}',
      "';{call};'",
      '"+{call}+"',
      '{open}eval("{call}")',
      '--- !ruby/object:{class}\n{letters}: {command}',
      '--- !ruby/hash:{class} {l}{r}',
      '!ruby/object:{class} {l}x: {command}{r}',
      "{open}instance_eval('{call-double}')",
      '{open}puts {call}',
    ],
    'call-double': ['`{command}`', 'system("{command}")', 'exec("{command}")'],
    call: [
      '`{command}`',
      "system('{command}')",
      "exec('{command}')",
      "IO.popen('{command}').read",
      '%x({command})',
      "File.read('{file}')",
      "Kernel.system('{command}')",
      "Open3.capture2('{command}')",
      "open('|{command}').read",
      "Kernel.open('|{command}')",
      "Object.send(:system,'{command}')",
      "spawn('{command}')",
      "Process.spawn('{command}')",
      "Dir.glob('/*')",
      "require 'socket';TCPSocket.new('{host}',{port})",
      'sleep({digit})',
      'ENV.to_a',
      'exit!',
      "self.class.const_get(:Kernel).send('system','{command}')",
      'ObjectSpace.each_object.first',
    ],
    class: [
      'Gem::Installer',
      'Gem::Requirement',
      'ERB',
      'OpenStruct',
      'ActionController::Routing::RouteSet',
      'Gem::SpecFetcher',
      'Net::WriteAdapter',
    ],
  },
});
