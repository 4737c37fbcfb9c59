import type { Rasp, RaspOptions } from '../rasp.js';

/**
 * Where the adapter stands in the application: before everything; behind the usual body parsers; twice; or behind
 * something that has already sent the head of an answer (status 200) and a first piece of its body.
 */
export type Placement = 'first' | 'after-parser' | 'twice' | 'after-headers';

/** What a contract case asks an application for. */
export interface Setup {
  readonly options: RaspOptions;
  readonly placement: Placement;
  /** HTTP/2 in clear text with prior knowledge; asked for only where the harness has it. */
  readonly http2: boolean;
}

/**
 * A running application on 127.0.0.1, the same small one on every framework:
 *
 * - `ANY /echo` and `/echo/…` (handler `echo`): JSON `{ method, url, body }`, after the framework's usual parsers for
 *   JSON, urlencoded bodies and `text/*`; any other body may stay unread, and no media type is refused;
 * - `POST /read/:way` (`read`): JSON `{ bytes, sha256 }` of the raw body, read by `for-await`, `pipe` or `late`
 *   (`on('data')`, attached some time after the handler started);
 * - `POST /upload/:parser` (`upload`): JSON `{ fields: [[name, value]], files: [{ field, name, bytes, sha256 }] }`;
 * - `GET /throws` (`throws`): a handler that throws, answered as the framework answers that;
 * - `GET /stream` (`stream`): the pieces `one `, `two `, `three` with time in between;
 * - `GET /slow?id=…` (`slow`): after 30 ms the id as text;
 * - `GET /headers` (`headers`): sets `Server: contract` and `X-Powered-By: contract` by itself;
 * - `GET /routed/items/:id` (`item`), mounted, if the framework mounts routers: JSON `{ id }`;
 * - `GET /routed/files/` and whatever follows (`file`), a catch-all of its router: the text `file`;
 * - `GET /routed/absent` (`absent`): an answer of 404 of the application's own, the text `nothing here`;
 * - `GET /static/hello.txt`: a file with the text `hello`, by the framework's usual way of serving files;
 *   `/static/receipt.txt` beside it holds a card number;
 * - `GET /raw/:way?text=…` (`raw`): the text on Node's own response: `bytes`, `pipe`, `events`, `gzip`, `brotli`,
 *   `large` (behind 8 MB), `twice` (ended twice), `breaks` (cut in the middle);
 * - everything else: the framework's own 404;
 * - WebSocket upgrades at any path: an echo of text messages.
 */
export interface ContractApplication {
  readonly origin: string;
  readonly rasp: Rasp;
  /** Names of the handlers that ran, in order. */
  readonly handled: string[];
  close(): Promise<void>;
}

/** What an adapter's author writes once for each framework major. */
export interface AdapterHarness {
  /** Framework and major: `express 5`. */
  readonly name: string;
  /** The upload parsers behind `/upload/:parser`. */
  readonly uploads: readonly string[];
  readonly http2: boolean;
  /** The adapter gets to know the server when it is registered, not only by the first request. */
  readonly knowsServer: boolean;
  start(setup: Setup): Promise<ContractApplication>;
}

/** One promise of the contract; its name is unique, and reads as a sentence. */
export interface ContractCase {
  readonly name: string;
  /** Harnesses for which the case makes no sense are left out, not skipped. */
  readonly applies?: (harness: AdapterHarness) => boolean;
  run(context: CaseContext): Promise<void>;
}

/** What a case works with. */
export interface CaseContext {
  readonly harness: AdapterHarness;
  /** An application of this configuration, shared with other cases: leave it as it was found. */
  application(setup?: PartialSetup): Promise<ContractApplication>;
  /** An application of its own, for cases that change it; closed after the case. */
  fresh(setup?: PartialSetup): Promise<ContractApplication>;
}

/** What a case names; the rest is `contractOptions` and the first placement on HTTP/1. */
export interface PartialSetup extends Partial<Omit<Setup, 'options'>> {
  /** Over the contract's configuration, key by key. */
  readonly config?: RaspOptions['config'];
  readonly options?: Omit<RaspOptions, 'config'>;
}
