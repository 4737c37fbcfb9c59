import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import formidable from 'formidable';
import { type Digest, Digester } from './read-body.js';

export interface UploadedFile extends Digest {
  readonly field: string;
  readonly name: string;
}

/** What every upload route answers. */
export interface Upload {
  readonly fields: [name: string, value: string][];
  readonly files: UploadedFile[];
}

const LIMIT = 200 * 1024 * 1024;

/** Reads a file part, leaving nothing in memory. */
export async function digestFile(field: string, name: string, content: Readable): Promise<UploadedFile> {
  const digester = new Digester();
  for await (const piece of content) digester.write(piece);
  return { field, name, ...digester.digest() };
}

export function uploadWithBusboy(message: IncomingMessage): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const fields: Upload['fields'] = [];
    const files: Promise<UploadedFile>[] = [];
    const parser = busboy({ headers: message.headers, defParamCharset: 'utf8' });
    parser.on('field', (name, value) => fields.push([name, value]));
    parser.on('file', (field, content, info) => files.push(digestFile(field, info.filename ?? '', content)));
    parser.on('error', reject);
    parser.on('close', () => Promise.all(files).then((read) => resolve({ fields, files: read }), reject));
    message.pipe(parser);
  });
}

export async function uploadWithFormidable(message: IncomingMessage): Promise<Upload> {
  const digesters: [field: string, name: string, digester: Digester][] = [];
  const form = formidable({
    maxFileSize: LIMIT,
    maxFieldsSize: LIMIT,
    fileWriteStreamHandler: (file) => {
      const digester = new Digester();
      const name = (file as unknown as { originalFilename: string | null } | undefined)?.originalFilename ?? '';
      digesters.push(['', name, digester]);
      return digester;
    },
  });
  const [fields, files] = await form.parse(message);
  const names = Object.entries(files).flatMap(([field, list = []]) => list.map(() => field));
  return {
    fields: Object.entries(fields).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    ),
    files: digesters.map(([, name, digester], index) => ({ field: names[index] ?? '', name, ...digester.digest() })),
  };
}
