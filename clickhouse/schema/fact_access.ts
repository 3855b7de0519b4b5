import { stored } from './column.ts';
import { table } from './table.ts';
import { TIME } from './types.ts';

export default table({
  name: 'fact_access',
  grain:
    'one request of a viewer. Written by the gateway. Neither text nor values of what was asked are in it. `expires_at` is written and not computed, so that ACCESS_LOG_DAYS counts from the rows written after it was changed.',
  comment: 'Who asked what of the gateway, and what became of it.',
  engine: 'MergeTree',
  orderBy: ['at', 'login'],
  shardKey: 'login',
  partitionBy: 'toYYYYMM(at)',
  ttl: 'expires_at',
  settings: { ttl_only_drop_parts: 0 },
  columns: {
    at: stored(TIME, 'When the request came'),
    login: stored('String', 'Login of the viewer, empty if nobody was named or the credential was wrong'),
    via: stored('LowCardinality(String)', 'How he was known: secret, token, grafana-id; empty if he was not'),
    token_id: stored('String', 'Id of his personal token, empty if it was none'),
    address: stored('String', 'Address that the request came from'),
    route: stored('LowCardinality(String)', 'What was asked for: report, sql or other'),
    report: stored('LowCardinality(String)', 'Name of the report, empty for SQL'),
    statement: stored('String', 'Fingerprint of the SQL without its texts and numbers, empty for a report'),
    rows: stored('UInt64', 'Rows of the answer'),
    bytes: stored('UInt64', 'Bytes that were sent, with headers'),
    ms: stored('UInt32', 'Milliseconds until the answer had been sent, waiting included'),
    status: stored('UInt16', 'HTTP status; 499 if the client was gone before the answer'),
    refused: stored('Bool', 'Whether the gateway refused'),
    reason: stored('LowCardinality(String)', 'Code of the refusal or of the error, empty if there was none'),
    expires_at: stored("DateTime('UTC')", 'When the row is deleted'),
  },
});
