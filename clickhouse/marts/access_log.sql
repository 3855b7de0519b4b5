-- Who asked what of the gateway, and what became of it. Only admins and owners see it.
-- Grain: one request of a viewer.
-- Access: tables
create or replace view access_log
(
    at         DateTime64(3, '{{timezone}}') comment 'When the request came',
    login      String comment 'Login of the viewer, else (none)',
    via        LowCardinality(String) comment 'How he was known: secret, token, grafana-id, else (none)',
    token_id   String comment 'Id of his personal token, else (none)',
    address    String comment 'Address that the request came from',
    route      LowCardinality(String) comment 'What was asked for: report, sql or other',
    report     LowCardinality(String) comment 'Name of the report, else (none)',
    statement  String comment 'Fingerprint of the SQL without its texts and numbers, else (none)',
    rows       UInt64 comment 'Rows of the answer',
    bytes      UInt64 comment 'Bytes that were sent, with headers',
    ms         UInt32 comment 'Milliseconds until the answer had been sent, waiting included',
    status     UInt16 comment 'HTTP status; 499 if the client was gone before the answer',
    refused    Bool comment 'Whether the gateway refused',
    reason     LowCardinality(String) comment 'Code of the refusal or of the error, else (none)'
)
as
select
    {{local_time(at)}} as at,
    {{or_none(login)}} as login,
    {{or_none(via)}} as via,
    {{or_none(token_id)}} as token_id,
    address,
    route,
    {{or_none(report)}} as report,
    {{or_none(statement)}} as statement,
    rows,
    bytes,
    ms,
    status,
    refused,
    {{or_none(reason)}} as reason
from fact_access
