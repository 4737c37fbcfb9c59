import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { type LogConfig, type Transport, toHost, toUrl } from './transport.js';

/**
 * One datagram a record. The socket is connected, so that a host that refuses datagrams says so, for the next one;
 * beyond that UDP loses without a word.
 */
export class UdpTransport implements Transport {
  readonly batchSize = 1;
  readonly target: string;
  readonly #config: LogConfig;
  #socket: Socket | undefined;

  constructor(config: LogConfig) {
    this.#config = config;
    this.target = toUrl(config);
  }

  async send(records: readonly string[]): Promise<void> {
    const socket = this.#socket ?? (await this.#open());
    try {
      for (const record of records) await sendOne(socket, record);
    } catch (error) {
      // A name may stand for another address by now.
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  async #open(): Promise<Socket> {
    const { address, family } = await lookup(toHost(this.#config.LOG_SERVER));
    const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
    socket.unref();
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.connect(this.#config.LOG_PORT, address, resolve);
    });
    socket.removeAllListeners('error');
    // What an earlier datagram met; `send` hears of it too.
    socket.on('error', () => {});
    this.#socket = socket;
    return socket;
  }
}

function sendOne(socket: Socket, record: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(record, (error) => (error ? reject(error) : resolve()));
  });
}
