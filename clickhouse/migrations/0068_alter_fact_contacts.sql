-- Whether keys found no room in `custom`, which holds 1,000 at most: data_quality counts these contacts. Rows from before are written
-- again by the enricher, whose derivation has another number now.
alter table fact_contacts
    add column if not exists custom_dropped UInt8 default 0
        comment '1: custom fields found no room' after custom
