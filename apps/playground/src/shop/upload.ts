import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';

/** The names of the uploaded files as the client wrote them, paths included; their bytes go nowhere. */
export function readFileNames(message: IncomingMessage): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const names: string[] = [];
    const limits = { files: 5, fields: 20, fieldSize: 10_000, fileSize: 10_000_000 };
    const parser = busboy({ headers: message.headers, preservePath: true, limits });
    parser.on('file', (_field, stream, { filename }: { filename?: string }) => {
      names.push(filename ?? '');
      stream.resume();
    });
    parser.on('close', () => resolve(names));
    parser.on('error', reject);
    message.on('error', reject);
    message.on('aborted', () => reject(new Error('aborted')));
    message.pipe(parser);
  });
}
