import { type ControlServer, type ServerOptions, startServer } from '../server.js';

/** A server in memory on a free port, asked as an administrator asks. */
export interface RunningServer extends ControlServer {
  /** Its JSON API; the body of the answer is JSON or nothing. */
  api(method: string, path: string, body?: object): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Makes a profile of this configuration, and a key for it. */
  issueKey(config: object, name?: string): Promise<string>;
}

export async function runServer(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const server = await startServer({ database: ':memory:', host: '127.0.0.1', port: 0, ...options });
  const api: RunningServer['api'] = (method, path, body) =>
    ask(`${server.origin}/api${path}`, { method, token: server.adminToken, body });
  const issueKey = async (config: object, name = 'shop'): Promise<string> => {
    await api('POST', '/profiles', { name, config });
    const { body } = await api('POST', '/keys', { name, profile: name });
    return (body as { readonly key: string }).key;
  };
  return { ...server, api, issueKey };
}

interface Question {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly body?: object | undefined;
}

/** Asks over a real socket. */
export async function ask(url: string, { method = 'GET', token, body }: Question = {}) {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}
