import { hostedRuntimes } from './hosted-runtimes.js';
import { interpretersAgain, nodeAgain, smallInterpreters } from './interpreters-again.js';
import { javaObject } from './java-object.js';
import { javaReflection } from './java-reflections.js';
import { jsChildProcess } from './js-child-process.js';
import { jsConstructor } from './js-constructor.js';
import { jsDeserialised } from './js-deserialised.js';
import { jsFile } from './js-file.js';
import { jsHidden } from './js-hidden.js';
import { jsHolding } from './js-holding.js';
import { jsImport } from './js-import.js';
import { jsModuleRoads } from './js-module-roads.js';
import { jsNestedEval } from './js-nested-eval.js';
import { jsNetwork } from './js-network.js';
import { jsProcess } from './js-process.js';
import { jsRealms } from './js-realms.js';
import { jsResponse } from './js-response.js';
import { jsSpelling } from './js-spelling.js';
import { jsStalls } from './js-stalls.js';
import { jsTime } from './js-time.js';
import { lesserCalls } from './lesser-calls.js';
import { libraryObjects } from './library-objects.js';
import { luaForms } from './lua-forms.js';
import { otherDelays } from './other-delays.js';
import { perlForms } from './perl-forms.js';
import { phpCall } from './php-call.js';
import { phpHidden } from './php-hidden.js';
import { phpLanguage } from './php-language.js';
import { phpCallables } from './php-named-calls.js';
import { phpObject } from './php-object.js';
import { pythonAttributes } from './python-attributes.js';
import { pythonEval } from './python-eval.js';
import { pythonObject } from './python-object.js';
import { pythonPickle } from './python-pickles.js';
import { pythonStatements } from './python-statements.js';
import { functionalLanguages, jvmScripts, statisticsLanguages } from './rarer-languages.js';
import { rubyEval } from './ruby-eval.js';
import { rubyReflection } from './ruby-messages.js';
import { storedObjects } from './stored-calls.js';

/** Code injections by language, by what they reach and by how they hide it. */
export const CODE_GENERATORS = [
  javaObject,
  jsChildProcess,
  jsConstructor,
  jsDeserialised,
  jsFile,
  jsHidden,
  jsImport,
  jsNestedEval,
  jsNetwork,
  jsProcess,
  jsResponse,
  jsTime,
  phpCall,
  phpHidden,
  phpObject,
  pythonEval,
  pythonObject,
  rubyEval,
  javaReflection,
  jsModuleRoads,
  jsRealms,
  jsSpelling,
  luaForms,
  perlForms,
  phpCallables,
  phpLanguage,
  pythonAttributes,
  pythonPickle,
  pythonStatements,
  rubyReflection,
  storedObjects,
  interpretersAgain,
  nodeAgain,
  smallInterpreters,
  statisticsLanguages,
  functionalLanguages,
  jvmScripts,
  jsHolding,
  otherDelays,
  lesserCalls,
  hostedRuntimes,
  libraryObjects,
  jsStalls,
];
