create table if not exists access_tokens
(
    id String comment 'Id of the token, which its text begins with after lst_',
    login String comment 'Login of its owner',
    name String comment 'What it is for, may be empty',
    hash String comment 'SHA-256 of the whole token, hexadecimal',
    created_at DateTime64(3, 'UTC') comment 'When it was made',
    expires_at DateTime64(3, 'UTC') comment 'From when on it counts no more',
    revoked_at Nullable(DateTime64(3, 'UTC')) comment 'When it was revoked',
    version UInt64 comment '1 as it was made, 2 once it was revoked'
)
engine = {{ReplacingMergeTree(version) sharded by id}}
order by id
comment 'Personal tokens of the gateway, as hashes.';
