import { afterAll, beforeAll, expect, it } from 'vitest';
import { identifier, identifiers, literal, onCluster } from '../../../clickhouse/quote.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

let installation: Installation;

beforeAll(async () => {
  installation = await createInstallation();
});
afterAll(async () => await installation.cleanup());

const TEXTS = [
  ['nothing', ''],
  ['quotes', `it's "said"`],
  ['a quote at the end', "'"],
  ['backslashes', 'C:\\new\\table'],
  ['a backslash at the end', 'a\\'],
  ['a backslash before a quote', "\\'"],
  ['backticks', '`a` and ``b``'],
  ['NUL', 'a\0b'],
  ['newlines', 'one\ntwo\r\nthree\ttabbed'],
  ['a parameter', '{x:String}'],
  ['a comment', '-- /* # */'],
  ['a dollar quote', '$$a$$'],
  ['other scripts', 'Nguyễn Văn An, 株式会社, 👍🏽'],
] as const;

it.each(TEXTS)('a literal with %s is that text', async (_, text) => {
  const rows = await installation.query(`select hex(${literal(text)}) as text`);
  expect(rows).toEqual([{ text: Buffer.from(text).toString('hex').toUpperCase() }]);
});

it.each(TEXTS.filter(([, text]) => text !== ''))('an identifier with %s is that name', async (_, name) => {
  const rows = await installation.query(
    `select ${identifiers([name, 'b'])} from (select 1 as ${identifier(name)}, 2 as b)`,
  );
  expect(rows).toEqual([{ [name]: 1, b: 2 }]);
});

it('names a cluster where there is one', () => {
  expect(onCluster('')).toBe('');
  expect(onCluster("it's")).toBe(" on cluster 'it\\'s'");
});
