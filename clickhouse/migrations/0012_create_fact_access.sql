create table if not exists fact_access
(
    at DateTime64(3, 'UTC') comment 'When the request came',
    login String comment 'Login of the viewer, empty if nobody was named or the credential was wrong',
    via LowCardinality(String) comment 'How he was known: secret, token, grafana-id; empty if he was not',
    token_id String comment 'Id of his personal token, empty if it was none',
    address String comment 'Address that the request came from',
    route LowCardinality(String) comment 'What was asked for: report, sql or other',
    report LowCardinality(String) comment 'Name of the report, empty for SQL',
    statement String comment 'Fingerprint of the SQL without its texts and numbers, empty for a report',
    rows UInt64 comment 'Rows of the answer',
    bytes UInt64 comment 'Bytes that were sent, with headers',
    ms UInt32 comment 'Milliseconds until the answer had been sent, waiting included',
    status UInt16 comment 'HTTP status; 499 if the client was gone before the answer',
    refused Bool comment 'Whether the gateway refused',
    reason LowCardinality(String) comment 'Code of the refusal or of the error, empty if there was none',
    expires_at DateTime('UTC') comment 'When the row is deleted'
)
engine = {{MergeTree sharded by login}}
partition by toYYYYMM(at)
order by (at, login)
ttl expires_at
settings ttl_only_drop_parts = 0
comment 'Who asked what of the gateway, and what became of it.';
