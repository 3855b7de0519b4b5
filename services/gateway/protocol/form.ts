import { HttpError } from '../../shared/http/http-error.ts';

export const isForm = (contentType: string | undefined): boolean => /^multipart\/form-data\b/i.test(contentType ?? '');

/**
 * Fields of a form: clients send query parameters as such when they would be too long for a URL.
 * @throws HttpError 400 for what is no form, and for a file: it would be an external table
 */
export async function readForm(body: Buffer, contentType: string | undefined): Promise<Array<[string, string]>> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType ?? '' } })
    .formData()
    .catch(() => {
      throw new HttpError(400, 'bad_request', 'the body is not multipart/form-data');
    });
  return [...form].map(([name, value]) => {
    if (typeof value === 'string') return [name, value];
    throw new HttpError(400, 'bad_request', `${name}: tables cannot be sent along (external data)`, name);
  });
}

/** The same fields as a body, with its content type. @param boundary occurs in no field */
export function formOf(fields: ReadonlyArray<readonly [string, string]>, boundary: string) {
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: `${parts.join('')}--${boundary}--\r\n` };
}
