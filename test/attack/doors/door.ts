import type { Attempt } from '../helpers/attempt.ts';

export const READ = 'select description from opportunities';
export const COSTS = 'select cost_id from costs';
export const FREED = `${COSTS} settings additional_table_filters = {}`;

export const base = { default_format: 'TabSeparated' };
export const door = (name: string, rest: Omit<Attempt, 'name'>): Attempt => ({
  name: `door, ${name}`,
  search: base,
  ...rest,
});
export const encoded = (login: string) => encodeURIComponent(login);

/** A field or a file of a multipart form. */
export function form(
  parts: ReadonlyArray<readonly [name: string, value: string, file?: string]>,
): Pick<Attempt, 'headers' | 'body'> {
  const edge = 'edge';
  const body = parts
    .map(
      ([name, value, file]) =>
        `--${edge}\r\ncontent-disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ''}\r\n\r\n${value}\r\n`,
    )
    .join('');
  return { headers: { 'content-type': `multipart/form-data; boundary=${edge}` }, body: `${body}--${edge}--\r\n` };
}
