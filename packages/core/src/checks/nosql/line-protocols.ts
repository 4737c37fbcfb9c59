/** A command for another service that starts on a line of its own inside a value. */
export interface SmuggledCommand {
  readonly start: number;
  readonly end: number;
  readonly service: string;
}

/** RESP (redis.io, "Redis serialization protocol"): an array of bulk strings; the length must be the text's. */
const RESP = /\*\d{1,4}\r?\n\$(\d{1,4})\r?\n([^\r\n]{1,128})\r?\n/y;
/** memcached's protocol.txt: storage commands, whose last number announces the data's length. */
const MEMCACHED =
  /(?:(?:set|add|replace|append|prepend) [!-~]{1,250} \d{1,10} -?\d{1,10} \d{1,10}(?: noreply)?\r?\n|(?:flush_all(?: -?\d{1,10})?(?: noreply)?|stats (?:items|slabs|sizes|settings|conns|reset|detail \w{2,4}|cachedump \d{1,4} \d{1,6})|(?:incr|decr|touch) [!-~]{1,250} \d{1,20}|cas [!-~]{1,250} \d{1,10} -?\d{1,10} \d{1,10} \d{1,20}|verbosity \d{1,2}|delete [!-~]{1,250} noreply) {0,4}(?:\r?\n|$))/iy;
/** redis.io, commands: what changes or shows the server itself; plain SET and GET are words of prose. */
const REDIS =
  /(?:config +(?:set|get|rewrite|resetstat)|slaveof|replicaof|flushall|flushdb|module +load|eval +["'][^\r\n]{1,512}["'] +\d|script +(?:load|flush|kill)|migrate +[!-~]{1,250} +\d{1,5} |acl +(?:setuser|deluser|list)|hgetall +[!-~]{1,250} *(?=[\r\n]|$)|keys +\*|shutdown +(?:no)?save|slowlog +get|psync +|replconf +|debug +(?:sleep|segfault)|bgsave|client +(?:kill|pause|list)\b|set +["']?[!-~]{1,250}["']? +["'][^\r\n]{0,512}["'])[^\r\n]{0,256}(?:\r?\n|$)/iy;

/** The rest as their reference writes them; in lower case they are words. */
const REDIS_CAPITALS =
  /(?:(?:DEL|AUTH|KEYS|GETSET|INCR|DECR|PERSIST|UNLINK|TYPE|DUMP|SMEMBERS) [!-~]{1,250}|(?:SET|RENAME|EXPIRE|LPUSH|RPUSH|SADD|SREM|APPEND|PUBLISH|HGET|HDEL) [!-~]{1,250} [!-~]{1,250}|HSET [!-~]{1,250} [!-~]{1,250} [!-~]{1,250}|(?:XADD|ZADD|LPUSHX|HMSET|SETEX|GETRANGE|EVALSHA|FCALL)(?: [!-~]{1,250}){2,8}|(?:FUNCTION (?:FLUSH|LOAD|DELETE|KILL|DUMP|LIST|STATS)|LATENCY (?:RESET|DOCTOR|LATEST|HISTORY)|CLUSTER (?:RESET|FAILOVER|NODES|FORGET)|MEMORY (?:DOCTOR|PURGE|USAGE)|CLIENT (?:KILL|PAUSE|LIST|SETNAME|GETNAME)|OBJECT (?:ENCODING|FREQ|IDLETIME|REFCOUNT))(?: [!-~]{1,250}){0,3}|SAVE|SHUTDOWN|MONITOR|DBSIZE|RANDOMKEY) {0,4}(?:\r?\n|$)/y;

/** Looks behind every line end, where a line protocol's next command would stand. */
export function findSmuggledCommand(text: string): SmuggledCommand | undefined {
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    // Services take a plain LF as well, which is also the line end of any text: words in capitals say nothing there.
    const found = readCommand(text, end + 1, text.charCodeAt(end - 1) === 0x0d);
    if (found !== undefined) return found;
  }
  return (text.startsWith('*') ? readCommand(text, 0, true) : undefined) ?? readCommandLines(text);
}

/** redis.io, commands, and memcached's protocol.txt: how many words follow those whose names are also words of prose. */
const ARGUMENTS: Readonly<Record<string, number>> = {
  ...{ save: 0, quit: 0, monitor: 0, dbsize: 0, bgsave: 0, shutdown: 0, exec: 0, multi: 0, version: 0 },
  ...{
    del: 1,
    delete: 1,
    get: 1,
    incr: 1,
    decr: 1,
    auth: 1,
    keys: 1,
    type: 1,
    dump: 1,
    unlink: 1,
    persist: 1,
    select: 1,
  },
  ...{ set: 2, rename: 2, expire: 2, append: 2, publish: 2, sadd: 2, srem: 2, lpush: 2, rpush: 2, hget: 2, hdel: 2 },
  ...{ getset: 2, setnx: 2, incrby: 2, decrby: 2, hset: 3, setex: 3, zadd: 3, restore: 3 },
};
const MAX_LINES = 6;
const LONGEST = 512;

/**
 * One word, and then nothing but commands, each with as many words as it takes and with its line end: what a service
 * would read, and nobody writes into a field.
 */
function readCommandLines(written: string): SmuggledCommand | undefined {
  const last = written.lastIndexOf('\n');
  const text = written.slice(last + 1).trim() === '' ? written.slice(0, last + 1) : written;
  if (text.length > LONGEST || !text.endsWith('\n')) return undefined;
  const [value = '', ...lines] = text.slice(0, -1).split('\n', MAX_LINES + 1);
  if (lines.length === 0 || lines.length > MAX_LINES || /\S\s+\S/.test(value)) return undefined;
  if (!lines.every(isCommand)) return undefined;
  // Small letters between plain line ends could be a list of things to do.
  const isWritten = text.includes('\r\n') || /[A-Z]/.test(lines[0] ?? '') || /:/.test(lines[0] ?? '');
  return isWritten ? { start: value.length + 1, end: text.length, service: 'Redis or memcached' } : undefined;
}

function isCommand(line: string): boolean {
  const [name = '', ...args] = line.replace(/\r$/, '').split(/ +/);
  if (name !== name.toLowerCase() && name !== name.toUpperCase()) return false;
  return Object.hasOwn(ARGUMENTS, name.toLowerCase()) && ARGUMENTS[name.toLowerCase()] === args.length;
}

function readCommand(text: string, start: number, isCrLf: boolean): SmuggledCommand | undefined {
  RESP.lastIndex = start;
  const resp = RESP.exec(text);
  if (resp !== null && Number(resp[1]) === (resp[2] as string).length)
    return { start, end: RESP.lastIndex, service: 'Redis' };
  for (const [pattern, service] of [
    [MEMCACHED, 'memcached'],
    [REDIS, 'Redis'],
    [REDIS_CAPITALS, 'Redis'],
  ] as const) {
    if (pattern === REDIS_CAPITALS && !isCrLf) continue;
    pattern.lastIndex = start;
    if (pattern.test(text)) return { start, end: pattern.lastIndex, service };
  }
  return undefined;
}
