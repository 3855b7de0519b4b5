create table if not exists fact_costs
(
    state Enum8('live' = 1, 'deleted' = 2, 'incomplete' = 3, 'moved' = 4, 'gone' = 5) comment 'live or deleted: cancelled (amount 0)',
    cost_id String comment 'Cost',
    amount Decimal(18, 2) comment 'Amount in the base currency',
    currency LowCardinality(String) comment 'Currency it was recorded in',
    spent_on Date32 comment 'Day it was spent on',
    campaign_id String comment 'Campaign, else (none)',
    source_id String comment 'Marketing source, else (none)',
    category String comment 'Product category, else (none)',
    recorded_at DateTime64(3, 'UTC') comment 'Time of the event that counts',
    missing_fx UInt8 comment '1: there is no exchange rate on or before the day; the amount reads 0.00',
    version UInt64 comment 'Grows with the set of events this row was derived from'
)
engine = {{ReplacingMergeTree(version) sharded by cost_id}}
order by cost_id
settings non_replicated_deduplication_window = 1000
comment 'One row per cost in its latest state. Read it through the view costs.';
