import { FileTransport } from './file.js';
import { HttpTransport } from './http.js';
import { StdoutTransport } from './stdout.js';
import { TcpTransport } from './tcp.js';
import type { LogConfig, Transport } from './transport.js';
import { UdpTransport } from './udp.js';

const TRANSPORTS: Readonly<Record<LogConfig['LOG_PROTOCOL'], new (config: LogConfig) => Transport>> = {
  udp: UdpTransport,
  tcp: TcpTransport,
  tls: TcpTransport,
  http: HttpTransport,
  https: HttpTransport,
  file: FileTransport,
  stdout: StdoutTransport,
};

/** The transport of `LOG_PROTOCOL`; it opens nothing before there is something to send. */
export function toTransport(config: LogConfig): Transport {
  return new TRANSPORTS[config.LOG_PROTOCOL](config);
}
