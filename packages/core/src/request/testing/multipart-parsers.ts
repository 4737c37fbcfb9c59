import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { Busboy as FastifyBusboy } from '@fastify/busboy';
import busboy from 'busboy';
import formidable, { type Part } from 'formidable';

/** What an application's parser takes from a body: everything it calls a field, and the names of files. */
export interface Parsed {
  readonly fields: (readonly [name: string, text: string])[];
  readonly files: (readonly [name: string, fileName: string])[];
}

/** The multipart parsers that applications use. */
export const MULTIPART_PARSERS = {
  busboy: withBusboy,
  '@fastify/busboy': withFastifyBusboy,
  formidable: withFormidable,
};

function withBusboy(body: Buffer, type: string): Promise<Parsed> {
  const parsed: Parsed = { fields: [], files: [] };
  return run(body, parsed, () => {
    const parser = busboy({ headers: { 'content-type': type } });
    parser.on('field', (name, text) => parsed.fields.push([name ?? '', text]));
    parser.on('file', (name, file, { filename }) => {
      parsed.files.push([name ?? '', filename ?? '']);
      file.on('error', () => {}).resume();
    });
    return parser;
  });
}

function withFastifyBusboy(body: Buffer, type: string): Promise<Parsed> {
  const parsed: Parsed = { fields: [], files: [] };
  return run(body, parsed, () => {
    const parser = new FastifyBusboy({ headers: { 'content-type': type } });
    parser.on('field', (name, text) => parsed.fields.push([name ?? '', text]));
    parser.on('file', (name, file: Readable, filename) => {
      parsed.files.push([name ?? '', filename ?? '']);
      file.on('error', () => {}).resume();
    });
    return parser as unknown as Writable;
  });
}

/** Ends when the parser does, in whichever way: what it reported until then counts. */
function run(body: Buffer, parsed: Parsed, create: () => Writable): Promise<Parsed> {
  return new Promise((done) => {
    const finish = () => setImmediate(() => done(parsed));
    try {
      const parser = create();
      parser.on('close', finish).on('finish', finish).on('error', finish);
      parser.end(body);
      // @fastify/busboy never ends some malformed bodies; it has said everything within this turn.
      setImmediate(() => setImmediate(finish));
    } catch {
      finish();
    }
  });
}

function withFormidable(body: Buffer, type: string): Promise<Parsed> {
  const parsed: Parsed = { fields: [], files: [] };
  const message = Object.assign(new PassThrough(), {
    headers: { 'content-type': type, 'content-length': String(body.length) },
  });
  const form = formidable();
  form.on('field', (name, text) => parsed.fields.push([name ?? '', text]));
  const handlePart = form._handlePart.bind(form);
  form.onPart = (part: Part) => {
    // Throws at a field with `Content-Transfer-Encoding: 7bit`.
    if (!part.mimetype) return Promise.resolve(handlePart(part)).catch(() => form.emit('error', new Error('part')));
    parsed.files.push([part.name ?? '', part.originalFilename ?? '']);
    part.on('data', () => {});
    return undefined;
  };
  return new Promise((done) => {
    const finish = () => setImmediate(() => done(parsed));
    form.parse(message as unknown as IncomingMessage, finish);
    message.end(body);
    // Some malformed bodies never end here either.
    setTimeout(finish, 50).unref();
  });
}
