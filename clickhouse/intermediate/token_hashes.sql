-- Personal tokens as the gateway looks them up.
-- Grain: one personal token of the gateway's, as it is now.
-- Access: gateway
create or replace view token_hashes
(
    id          String comment 'Id of the token',
    login       String comment 'Login of its owner',
    hash        String comment 'SHA-256 of the whole token, hexadecimal',
    expires_at  DateTime64(3, 'UTC') comment 'From when on it counts no more',
    revoked     UInt8 comment 'Whether it was revoked'
)
as
select
    id,
    login,
    hash,
    expires_at,
    revoked_at is not null as revoked
from access_tokens final
