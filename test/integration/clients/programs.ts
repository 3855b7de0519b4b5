import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { CLIENTS_FOLDER } from '../../../dev/scripts/prepare-clients.mjs';
import type { Door } from './setting.ts';

/** What every program prints. */
export const Said = z.object({
  version: z.string(),
  shown: z.array(z.string()),
  columns: z.array(z.string()),
  report: z.coerce.number(),
  join: z.number(),
  large: z.number(),
  types: z.object({
    decimal: z.string(),
    time: z.number(),
    null: z.null(),
    array: z.array(z.number()),
    map: z.unknown(),
    text: z.string(),
  }),
  error: z.string(),
  refused: z.string(),
  rows: z.array(z.string()),
  schemas: z.array(z.string()).optional(),
  tables: z.array(z.string()).optional(),
});
export type Said = z.infer<typeof Said>;

interface Program {
  name: string;
  /** What must be there for it to run. */
  needs: string;
  command: string;
  /** Before and after host, port, user, password and database. */
  before: string[];
  after: string[];
}

const folder = (...parts: string[]) => join(CLIENTS_FOLDER, ...parts);
const go = (method: string): Program => ({
  name: `clickhouse-go, ${method}`,
  needs: folder('go', 'client'),
  command: folder('go', 'client'),
  before: [],
  after: [method],
});
const java = (name: string, options: string[]): Program => ({
  name,
  needs: folder('java', 'classes', 'Client.class'),
  command: 'java',
  before: ['-cp', `${folder('java', 'classes')}:${folder('java', 'lib', '*')}`, 'Client'],
  after: options,
});

export const PROGRAMS: Program[] = [
  {
    name: 'clickhouse-connect and SQLAlchemy',
    needs: folder('python', 'ready'),
    command: folder('python', 'bin', 'python'),
    before: [join(import.meta.dirname, '../../clients/python/client.py')],
    after: [],
  },
  java('clickhouse-jdbc', []),
  java('clickhouse-jdbc, compressing both ways', ['decompress=true']),
  java('clickhouse-jdbc, by HTTP’s own compression', ['client.use_http_compression=true']),
  ...['lz4', 'gzip', 'none'].map(go),
];

export const isInstalled = ({ needs }: Program): boolean => existsSync(needs);

/** Runs a program against a door. @throws with what it has printed, if it fails */
export async function ask({ command, before, after }: Program, door: Door, database: string): Promise<Said> {
  const where = ['127.0.0.1', String(door.port), door.user, door.password, database];
  const { stdout } = await promisify(execFile)(command, [...before, ...where, ...after], {
    maxBuffer: 16 * 1024 * 1024,
    timeout: 80_000,
  });
  return Said.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}
