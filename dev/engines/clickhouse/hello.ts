import { hostname } from 'node:os';
import type { Connection } from './engine.ts';

/** clickhouse-go's first question, which decides how it reads everything after it. */
const HELLO = /^\s*select\s+displayName\(\)\s*,\s*version\(\)\s*,\s*revision\(\)\s*,\s*timezone\(\)\s*;?\s*$/i;

/** From this revision on, every column of a Native block says whether it is serialised in a special way. */
const WITH_SERIALIZATION_FLAG = 54454;

export const isHello = (sql: string, format: string): boolean => format === 'Native' && HELLO.test(sql);

/**
 * Answers the question as ClickHouse's server does for a client of `revision` (`client_protocol_version`), with 0 as our own revision.
 * The client takes the lower of both from then on, and reads the plain Native blocks that the engine writes.
 */
export async function hello(connection: Connection, revision: number): Promise<Buffer> {
  const { bytes } = await connection.query('select version(), timezone()', 'TabSeparated');
  const [version = '', timezone = ''] = bytes.toString('utf8').trim().split('\t');
  const number = Buffer.alloc(4);
  const columns = [
    { name: 'displayName()', type: 'String', value: text(hostname()) },
    { name: 'version()', type: 'String', value: text(version) },
    { name: 'revision()', type: 'UInt32', value: number },
    { name: 'timezone()', type: 'String', value: text(timezone) },
  ];
  const flag = revision >= WITH_SERIALIZATION_FLAG ? [Buffer.from([0])] : [];
  return Buffer.concat([
    // Block info: field 1 (overflows) = 0, field 2 (bucket) = -1, end.
    ...(revision > 0 ? [Buffer.from([1, 0, 2, 0xff, 0xff, 0xff, 0xff, 0])] : []),
    Buffer.from([columns.length, 1]),
    ...columns.flatMap(({ name, type, value }) => [text(name), text(type), ...flag, value]),
  ]);
}

/** A string as Native has it; these are all shorter than 128 bytes, so that their length is one byte. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8').subarray(0, 127);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}
