import { stored } from './column.ts';
import { table } from './table.ts';
import { TIME, TIME_OR_NULL } from './types.ts';

export default table({
  name: 'access_tokens',
  grain:
    "one personal token of the gateway's. Written by `leadstream token`, read by the gateway. Only a hash is kept: of 256 random bits, which nobody guesses, so SHA-256 without salt or stretching is enough.",
  comment: 'Personal tokens of the gateway, as hashes.',
  engine: 'ReplacingMergeTree(version)',
  orderBy: ['id'],
  shardKey: 'id',
  settings: {},
  columns: {
    id: stored('String', 'Id of the token, which its text begins with after lst_'),
    login: stored('String', 'Login of its owner'),
    name: stored('String', 'What it is for, may be empty'),
    hash: stored('String', 'SHA-256 of the whole token, hexadecimal'),
    created_at: stored(TIME, 'When it was made'),
    expires_at: stored(TIME, 'From when on it counts no more'),
    revoked_at: stored(TIME_OR_NULL, 'When it was revoked'),
    version: stored('UInt64', '1 as it was made, 2 once it was revoked'),
  },
});
