import { ansiQuoted } from './ansi-quoted.js';
import { argumentOption } from './argument-option.js';
import { bashLanguage } from './bash-language.js';
import { braceExpansion } from './brace-expansion.js';
import { builtin } from './builtin.js';
import { cloudClient } from './cloud-client.js';
import { cloudNative } from './cloud-native.js';
import { cmdLanguage } from './cmd-language.js';
import { cmdObfuscated } from './cmd-obfuscated.js';
import { cmdSeparated } from './cmd-separated.js';
import { controlFlow } from './control-flow.js';
import { disguised } from './disguised.js';
import { downloadRun } from './download-run.js';
import { droppedProgram } from './dropped-program.js';
import { encodedPipe } from './encoded-pipe.js';
import { fileRead } from './file-read.js';
import { fileWrite } from './file-write.js';
import { globbedPath } from './globbed-path.js';
import { interpreter } from './interpreter.js';
import { newline } from './newline.js';
import { outOfBand } from './out-of-band.js';
import { powershellCommand } from './powershell-command.js';
import { powershellLanguage } from './powershell-language.js';
import { powershellObfuscated } from './powershell-obfuscated.js';
import { programsThatRun } from './programs-that-run.js';
import { redirected } from './redirected.js';
import { reverseShell } from './reverse-shell.js';
import { scanner } from './scanner.js';
import { secondLook } from './second-look.js';
import { separated } from './separated.js';
import { shellLanguage } from './shell-language.js';
import { shellshock } from './shellshock.js';
import { substituted } from './substituted.js';
import { substitutionInName } from './substitution-in-name.js';
import { timeBlind } from './time-blind.js';
import { windowsDownload } from './windows-download.js';
import { wrapped } from './wrapped.js';

/** Command injections by shell, by technique and by the style of who writes them. */
export const COMMAND_GENERATORS = [
  ansiQuoted,
  braceExpansion,
  builtin,
  cloudNative,
  cmdObfuscated,
  cmdSeparated,
  controlFlow,
  disguised,
  downloadRun,
  encodedPipe,
  fileRead,
  fileWrite,
  globbedPath,
  interpreter,
  newline,
  outOfBand,
  powershellCommand,
  powershellObfuscated,
  redirected,
  reverseShell,
  scanner,
  separated,
  shellshock,
  substituted,
  substitutionInName,
  timeBlind,
  windowsDownload,
  wrapped,
  argumentOption,
  bashLanguage,
  cloudClient,
  cmdLanguage,
  droppedProgram,
  powershellLanguage,
  programsThatRun,
  shellLanguage,
  secondLook,
];
