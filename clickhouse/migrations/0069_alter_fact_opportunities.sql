-- As for contacts: 1,000 keys of `custom` at most, and a mark where some found no room.
alter table fact_opportunities
    add column if not exists custom_dropped UInt8 default 0
        comment '1: custom fields found no room' after custom
