import { readFile } from 'node:fs/promises';
import { createConnection, isIP, type Socket } from 'node:net';
import { rootCertificates, connect as startTls } from 'node:tls';
import { type LogConfig, type Transport, toHost, toUrl } from './transport.js';

const CONNECT_LIMIT_MS = 5_000;
/** A receiver that takes nothing for this long is tried anew. */
const WRITE_LIMIT_MS = 30_000;
const CLOSE_LIMIT_MS = 1_000;

/**
 * TCP acknowledges to the kernel alone: what was written this shortly before a connection ended may never have been
 * read, and is written again on the next one. So a receiver may see a record twice, and misses none.
 */
const UNSURE_MS = 2_000;
const MAX_UNSURE = 2_000;
const MAX_WRITES = 3;

/** A record that was written, and may be lost yet. */
interface Written {
  readonly record: string;
  readonly atMs: number;
  readonly writes: number;
}

/** Records in a stream, over TCP or TLS. */
export class TcpTransport implements Transport {
  readonly batchSize = 64;
  readonly target: string;
  onLoss: () => void = () => {};
  readonly #config: LogConfig;
  #socket: Socket | undefined;
  #written: Written[] = [];
  #isLost = false;
  #isClosed = false;

  constructor(config: LogConfig) {
    this.#config = config;
    this.target = toUrl(config);
  }

  async send(records: readonly string[]): Promise<void> {
    const socket = this.#socket ?? (await this.#open());
    await this.#writeAgain(socket);
    if (records.length === 0) return;
    await this.#write(socket, records);
    this.#remember(records.map((record) => ({ record, atMs: performance.now(), writes: 1 })));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket === undefined || socket.destroyed) return;
    await new Promise<void>((resolve) => {
      const limit = setTimeout(() => socket.destroy(), CLOSE_LIMIT_MS).unref();
      socket.once('close', () => {
        clearTimeout(limit);
        resolve();
      });
      socket.end();
    });
  }

  /** What the connection before may have lost. */
  async #writeAgain(socket: Socket): Promise<void> {
    if (!this.#isLost) return;
    const again = this.#written.filter(({ writes }) => writes < MAX_WRITES);
    const records = again.map(({ record }) => record);
    if (records.length > 0) await this.#write(socket, records);
    this.#isLost = false;
    this.#written = [];
    this.#remember(again.map(({ record, writes }) => ({ record, atMs: performance.now(), writes: writes + 1 })));
  }

  #remember(written: readonly Written[]): void {
    const since = performance.now() - UNSURE_MS;
    this.#written = [...this.#written.filter(({ atMs }) => atMs > since), ...written].slice(-MAX_UNSURE);
  }

  #write(socket: Socket, records: readonly string[]): Promise<void> {
    const bytes = records.map((record) => this.#frame(record)).join('');
    return new Promise((resolve, reject) => {
      if (socket.destroyed) {
        reject(new Error('the connection ended'));
        return;
      }
      const limit = setTimeout(() => socket.destroy(new Error('the receiver reads nothing')), WRITE_LIMIT_MS).unref();
      const ended = (): void => settle(new Error('the connection ended'));
      const settle = (error?: Error | null): void => {
        clearTimeout(limit);
        socket.off('close', ended);
        if (error) reject(error);
        else resolve();
      };
      socket.once('close', ended);
      socket.write(bytes, settle);
    });
  }

  /** RFC 6587: messages of RFC 5424 are counted, as RFC 5425 wants it; all others end with their line. */
  #frame(record: string): string {
    return this.#config.LOG_FORMAT === 'rfc5424' ? `${Buffer.byteLength(record)} ${record}` : `${record}\n`;
  }

  async #open(): Promise<Socket> {
    const socket = this.#config.LOG_PROTOCOL === 'tls' ? await this.#startTls() : this.#startTcp();
    socket.unref();
    socket.setNoDelay(true);
    socket.setKeepAlive(true, WRITE_LIMIT_MS);
    // Whatever a receiver says is none of ours, and has to be read for its end to be seen.
    socket.resume();
    await whenConnected(socket, this.#config.LOG_PROTOCOL === 'tls' ? 'secureConnect' : 'connect');
    socket.on('error', () => {});
    if (this.#isClosed) {
      socket.destroy();
      throw new Error('another receiver is used by now');
    }
    socket.once('end', () => socket.destroy());
    socket.once('close', () => this.#lose(socket));
    this.#socket = socket;
    return socket;
  }

  #lose(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.#isLost = true;
    const since = performance.now() - UNSURE_MS;
    this.#written = this.#written.filter(({ atMs }) => atMs > since);
    if (this.#written.length > 0) this.onLoss();
  }

  #startTcp(): Socket {
    return createConnection({ host: toHost(this.#config.LOG_SERVER), port: this.#config.LOG_PORT });
  }

  async #startTls(): Promise<Socket> {
    const { LOG_SERVER, LOG_PORT, LOG_CA } = this.#config;
    const host = toHost(LOG_SERVER);
    const ca = LOG_CA === '' ? {} : { ca: [...rootCertificates, await readFile(LOG_CA, 'utf8')] };
    // A server's name is no address (RFC 6066 section 3); certificates for addresses are checked all the same.
    return startTls({ host, port: LOG_PORT, ...ca, ...(isIP(host) === 0 ? { servername: host } : {}) });
  }
}

function whenConnected(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => socket.destroy(new Error('no connection in time')), CONNECT_LIMIT_MS).unref();
    const settle = (error?: Error): void => {
      clearTimeout(limit);
      socket.off('error', settle);
      if (error === undefined) resolve();
      else reject(error);
    };
    socket.once('error', settle);
    socket.once(event, () => settle());
  });
}
