/** What a cloud server answers at start: a configuration and, optionally, addresses with their detection times. */
export interface CloudStart {
  readonly config: Readonly<Record<string, unknown>>;
  /** Address → detection time in epoch seconds. */
  readonly blacklist: Readonly<Record<string, unknown>>;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1 << 20;

/**
 * Gets the configuration of a cloud agent: `GET cloudUrl`, the key as Bearer token, a JSON object with `config`.
 * Throws an error that says what was wrong with the answer; redirects are refused, so the key never travels on.
 */
export async function fetchConfiguration(cloudUrl: string, key: string, version: string): Promise<CloudStart> {
  const response = await fetch(cloudUrl, {
    headers: { accept: 'application/json', authorization: `Bearer ${key}`, 'user-agent': `rasp/${version}` },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return toCloudStart(await readBounded(response));
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) throw new Error(`the answer is longer than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function toCloudStart(text: string): CloudStart {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new Error('the answer is not JSON');
  }
  if (!isObject(answer) || !isObject(answer.config)) {
    throw new Error('the answer has no object under "config"');
  }
  return { config: answer.config, blacklist: isObject(answer.blacklist) ? answer.blacklist : {} };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
