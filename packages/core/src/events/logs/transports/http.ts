import { readFile } from 'node:fs/promises';
import { Agent as HttpAgent, type IncomingMessage, request as startHttp } from 'node:http';
import { Agent as HttpsAgent, request as startHttps } from 'node:https';
import { rootCertificates } from 'node:tls';
import { VERSION } from '../../../version.js';
import { type LogConfig, Refused, type Transport, toHost, toUrl } from './transport.js';

const ANSWER_LIMIT_MS = 10_000;
/** An answer is read to here, so that the connection can be used again. */
const MAX_ANSWER_BYTES = 65_536;

/** What says that this record will never be taken, whatever becomes of the receiver. */
const HOPELESS: ReadonlySet<number> = new Set([400, 413, 422]);

const CONTENT_TYPES: Readonly<Record<LogConfig['LOG_FORMAT'], string>> = {
  json: 'application/json',
  ocsf: 'application/json',
  syslog: 'text/plain; charset=utf-8',
  rfc5424: 'text/plain; charset=utf-8',
  cef: 'text/plain; charset=utf-8',
};

/** A webhook: one record a `POST`, as pyrasp sends them; what is answered with 2xx has arrived. */
export class HttpTransport implements Transport {
  readonly batchSize = 1;
  readonly target: string;
  readonly #config: LogConfig;
  #agent: HttpAgent | undefined;

  constructor(config: LogConfig) {
    this.#config = config;
    const path = config.LOG_PATH.replace(/^(?!\/)/, '/');
    this.target = `${toUrl(config)}${path}`;
  }

  async send(records: readonly string[]): Promise<void> {
    const agent = this.#agent ?? (await this.#open());
    for (const record of records) await this.#post(agent, record);
  }

  async close(): Promise<void> {
    this.#agent?.destroy();
    this.#agent = undefined;
  }

  async #open(): Promise<HttpAgent> {
    const { LOG_PROTOCOL, LOG_CA } = this.#config;
    const options = { keepAlive: true, maxSockets: 1 };
    if (LOG_PROTOCOL === 'http') this.#agent = new HttpAgent(options);
    else if (LOG_CA === '') this.#agent = new HttpsAgent(options);
    else this.#agent = new HttpsAgent({ ...options, ca: [...rootCertificates, await readFile(LOG_CA, 'utf8')] });
    return this.#agent;
  }

  #post(agent: HttpAgent, record: string): Promise<void> {
    const { LOG_PROTOCOL, LOG_SERVER, LOG_PORT } = this.#config;
    const { pathname, search } = new URL(this.target);
    const start = LOG_PROTOCOL === 'https' ? startHttps : startHttp;
    return new Promise((resolve, reject) => {
      const request = start({
        agent,
        method: 'POST',
        host: toHost(LOG_SERVER),
        port: LOG_PORT,
        path: pathname + search,
        headers: this.#headers(record),
      });
      const limit = setTimeout(() => request.destroy(new Error('no answer in time')), ANSWER_LIMIT_MS).unref();
      request.once('close', () => clearTimeout(limit));
      request.on('socket', (socket) => socket.unref());
      request.on('error', reject);
      request.on('response', (response) => readAnswer(response, resolve, reject));
      request.end(record);
    });
  }

  #headers(record: string): Record<string, string> {
    const { LOG_FORMAT, LOG_TOKEN } = this.#config;
    return {
      'content-type': CONTENT_TYPES[LOG_FORMAT],
      'content-length': String(Buffer.byteLength(record)),
      'user-agent': `rasp/${VERSION}`,
      ...(LOG_TOKEN === '' ? {} : { authorization: `Bearer ${LOG_TOKEN}` }),
    };
  }
}

/** Redirects are not followed: the token is for this receiver alone. */
function readAnswer(response: IncomingMessage, resolve: () => void, reject: (error: Error) => void): void {
  const { statusCode = 0 } = response;
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) response.destroy();
  });
  response.on('error', () => {});
  response.once('close', () => {
    if (statusCode >= 200 && statusCode < 300) resolve();
    else if (HOPELESS.has(statusCode)) reject(new Refused(`answered with ${statusCode}`));
    else reject(new Error(`answered with ${statusCode}`));
  });
}
