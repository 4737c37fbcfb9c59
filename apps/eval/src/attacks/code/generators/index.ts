import { javaObject } from './java-object.js';
import { jsChildProcess } from './js-child-process.js';
import { jsConstructor } from './js-constructor.js';
import { jsDeserialised } from './js-deserialised.js';
import { jsFile } from './js-file.js';
import { jsHidden } from './js-hidden.js';
import { jsImport } from './js-import.js';
import { jsNestedEval } from './js-nested-eval.js';
import { jsNetwork } from './js-network.js';
import { jsProcess } from './js-process.js';
import { jsResponse } from './js-response.js';
import { jsTime } from './js-time.js';
import { phpCall } from './php-call.js';
import { phpHidden } from './php-hidden.js';
import { phpObject } from './php-object.js';
import { pythonEval } from './python-eval.js';
import { pythonObject } from './python-object.js';
import { rubyEval } from './ruby-eval.js';

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
];
