/** A command for another service that starts on a line of its own inside a value. */
export interface SmuggledCommand {
  readonly start: number;
  readonly end: number;
  readonly service: string;
}

/** RESP (redis.io, "Redis serialization protocol"): an array of bulk strings; the length must be the text's. */
const RESP = /\*\d{1,4}\r?\n\$(\d{1,4})\r?\n([^\r\n]{1,128})\r?\n/y;
/** memcached's protocol.txt: storage commands, whose last number announces the data's length. */
const MEMCACHED = /(?:set|add|replace|append|prepend) [!-~]{1,250} \d{1,10} -?\d{1,10} \d{1,10}(?: noreply)?\r?\n/iy;
/** redis.io, commands: what changes the server itself; plain SET and GET are words of prose. */
const REDIS =
  /(?:config +set|slaveof|replicaof|flushall|flushdb|module +load|eval +["'][^\r\n]{1,512}["'] +\d|script +load|debug +(?:sleep|segfault)|bgsave|client +kill|set +["']?[!-~]{1,250}["']? +["'][^\r\n]{0,512}["'])[^\r\n]{0,256}(?:\r?\n|$)/iy;

/** Looks behind every CR LF, where a line protocol's next command would stand. */
export function findSmuggledCommand(text: string): SmuggledCommand | undefined {
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    // Only CR LF ends a command; plain line ends are those of any text.
    if (text.charCodeAt(end - 1) !== 0x0d) continue;
    const found = readCommand(text, end + 1);
    if (found !== undefined) return found;
  }
  return text.startsWith('*') ? readCommand(text, 0) : undefined;
}

function readCommand(text: string, start: number): SmuggledCommand | undefined {
  RESP.lastIndex = start;
  const resp = RESP.exec(text);
  if (resp !== null && Number(resp[1]) === (resp[2] as string).length)
    return { start, end: RESP.lastIndex, service: 'Redis' };
  for (const [pattern, service] of [
    [MEMCACHED, 'memcached'],
    [REDIS, 'Redis'],
  ] as const) {
    pattern.lastIndex = start;
    if (pattern.test(text)) return { start, end: pattern.lastIndex, service };
  }
  return undefined;
}
