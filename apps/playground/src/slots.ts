/** One request to the shop, ready to be sent to any of its servers. */
export interface ShopRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query, without the token. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A place of the shop that takes a visitor's text. */
export interface Slot {
  readonly label: string;
  /** The engine's name for the place. */
  readonly location: string;
  build(payload: string): ShopRequest;
}

const FORM = 'application/x-www-form-urlencoded';

/** Every place to try a text of one's own in. */
export const SLOTS = {
  search: query('Search, in the query', '/search', 'q'),
  greeting: query('Greeting, in the query', '/greet', 'name'),
  ping: query('Ping, in the query', '/ping', 'host'),
  download: query('Download, in the query', '/download', 'file'),
  queryName: slot('Greeting, name of a parameter', 'qs_variables', (payload) => get(`/greet?${encode(payload)}=1`)),
  path: slot('Greeting, in the path', 'path', (payload) => get(`/hello/${encode(payload) || '-'}`)),
  login: form('Login, name in the form', (payload) => `name=${encode(payload)}&password=guess`),
  formName: slot('Login, name of a form field', 'post_variables', (payload) =>
    post('/login', FORM, `name=alice&${encode(payload)}=1`),
  ),
  order: slot('Order, value in JSON', 'json_values', (payload) =>
    post('/orders', 'application/json', JSON.stringify({ name: payload })),
  ),
  jsonKey: slot('Order, key in JSON', 'json_keys', (payload) =>
    post('/orders', 'application/json', JSON.stringify({ [payload]: 'blue teapot' })),
  ),
  item: slot('Stock, value in XML', 'xml_values', (payload) =>
    stock(`<stock><item>${escapeXml(payload)}</item></stock>`),
  ),
  document: slot('Stock, the whole XML document', 'text', stock),
  fileName: slot('Upload, name of the file', 'file_names', upload),
  cookie: header('Greeting, in a cookie', 'cookies', 'cookie', (payload) => `visitor=${encode(payload)}`),
  agent: header('Greeting, in User-Agent', 'user_agent', 'user-agent'),
  referer: header('Greeting, in Referer', 'referer', 'referer'),
  receipt: slot('Receipt, nothing to fill in', 'content', () => get('/receipt')),
} as const satisfies Record<string, Slot>;

export type SlotId = keyof typeof SLOTS;

/** The slot of a name that came from outside. */
export function slotOf(id: string): Slot | undefined {
  return Object.hasOwn(SLOTS, id) ? SLOTS[id as SlotId] : undefined;
}

function slot(label: string, location: string, build: Slot['build']): Slot {
  return { label, location, build };
}

function query(label: string, path: string, name: string): Slot {
  return slot(label, 'qs_values', (payload) => get(`${path}?${name}=${encode(payload)}`));
}

function form(label: string, build: (payload: string) => string): Slot {
  return slot(label, 'post_values', (payload) => post('/login', FORM, build(payload)));
}

function header(label: string, location: string, name: string, write = toHeader): Slot {
  return slot(label, location, (payload) => ({ ...get('/greet?name=you'), headers: { [name]: write(payload) } }));
}

/** Text that no header can carry is sent percent-encoded. */
function toHeader(payload: string): string {
  return payload.replace(/[^\x20-\x7e]/gu, encode);
}

function get(target: string): ShopRequest {
  return { method: 'GET', target, headers: {}, body: '' };
}

function post(target: string, type: string, body: string): ShopRequest {
  return { method: 'POST', target, headers: { 'content-type': type }, body };
}

function stock(xml: string): ShopRequest {
  return post('/stock', 'application/xml', xml);
}

function upload(name: string): ShopRequest {
  const boundary = 'playground-boundary';
  const quoted = name.replace(/["\r\n]/g, (character) => encode(character));
  const body = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${quoted}"\r\ncontent-type: image/png\r\n\r\nnot a picture\r\n--${boundary}--\r\n`;
  return post('/upload', `multipart/form-data; boundary=${boundary}`, body);
}

/** Lone surrogates have no UTF-8 form: a buffer puts the replacement character in their place. */
function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
