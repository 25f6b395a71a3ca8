import { Readable } from 'node:stream';
import busboy from 'busboy';
import { Denied } from '../errors.ts';
import { isOurToken } from './csrf.ts';
import type { Web } from './web.ts';

export interface IncomingFile {
  readonly name: string;
  /** As the browser calls it, without folders; up to 200 letters. */
  readonly fileName: string;
  readonly bytes: AsyncIterable<Buffer>;
}

/**
 * Reads a form with files as it comes in, without holding a file in memory: `onFile` is awaited before more is read.
 * The token of the form stands before its files, and is checked before any of them is touched. Returns the other fields.
 * @throws Denied for a forged or expired form, and whatever `onFile` throws
 */
export async function readMultipart(c: Web, onFile: (file: IncomingFile, fields: ReadonlyMap<string, string>) => Promise<void>): Promise<Map<string, string>> {
  const fields = new Map<string, string>();
  const body = c.req.raw.body;
  const contentType = c.req.header('content-type') ?? '';
  if (!body || !/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(contentType)) throw new Denied('errors:form-expired');
  const parser = busboy({ headers: { 'content-type': contentType }, limits: { fields: 20, fieldSize: 4000, files: 10 }, defParamCharset: 'utf8' });
  const source = Readable.fromWeb(body as never);
  const ours = () => isOurToken(c, fields.get('_csrf'));
  let work = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    const fail = (error: unknown) => {
      source.unpipe(parser);
      source.destroy();
      reject(error instanceof Error ? error : new Error('upload failed'));
    };
    parser.on('field', (name, value) => void fields.set(name, value.replaceAll('\0', '').trim()));
    parser.on('file', (name, stream, { filename }) => {
      stream.on('error', fail);
      if (!ours()) return fail(new Denied('errors:form-expired'));
      const fileName =
        (filename ?? '')
          .split(/[/\\]/)
          .at(-1)
          ?.replaceAll(/\p{Cc}/gu, '')
          .trim()
          .slice(0, 200) ?? '';
      // A file field that was left empty is sent with an empty name.
      if (fileName === '') return void stream.resume();
      work = work.then(() => onFile({ name, fileName, bytes: stream }, fields)).catch(fail);
    });
    parser.on('error', fail);
    source.on('error', fail);
    parser.on('close', () => void work.then(resolve));
    source.pipe(parser);
  });
  if (!ours()) throw new Denied('errors:form-expired');
  return fields;
}
