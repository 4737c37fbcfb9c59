import type { Corpus, Sample } from '../sample.js';
import type { Selection } from '../selection.js';
import { readCrs } from './crs.js';
import { readDialects } from './dialects.js';
import { readGenerated } from './generated.js';
import { readHttpParams } from './httpparams.js';
import { readLibinjection } from './libinjection.js';
import { readRequests } from './requests.js';
import { readResponses } from './responses.js';
import { readTexts } from './texts.js';

/** Reads the samples of one corpus that a selection wants. */
export type Reader = (folder: string, selection: Selection) => Iterable<Sample>;

/** Where each corpus is read. */
export const READERS: ReadonlyMap<Corpus, Reader> = new Map<Corpus, Reader>([
  ['requests', readRequests],
  ['libinjection', readLibinjection],
  ['httpparams', readHttpParams],
  ['crs', readCrs],
  ['generated', readGenerated],
  ['texts', readTexts],
  ['dialects', readDialects],
  ['responses', readResponses],
]);
