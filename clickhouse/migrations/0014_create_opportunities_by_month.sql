create table if not exists opportunities_by_month
(
    created_month UInt16 comment 'Month (12 * year + month, UTC) in which something says it was created',
    key UInt128 comment 'Hash of the campaign, then of opportunity and contact',
    live UInt8 comment '1: lives, and was created in this month; 0: what was here is gone, or is in another month',
    opportunity_id String comment 'Opportunity',
    description String comment 'Description, may be empty',
    contact_id String comment 'Contact it belongs to',
    contact_name String comment 'Current name of the contact, else (none)',
    industry LowCardinality(String) comment 'Current industry of the contact, else (none)',
    campaign_id LowCardinality(String) comment 'Campaign, else (none)',
    source_id LowCardinality(String) comment 'Own source if said, else first touch of the contact, else (none)',
    salesperson_id LowCardinality(String) comment 'Owner, else (none)',
    stage_order UInt16 comment 'Position of the stage in its campaign, from 1; 0 if not listed',
    stage_id LowCardinality(String) comment 'Current stage, else (none)',
    stage_name LowCardinality(String) comment 'Name of the stage, else (none)',
    outcome LowCardinality(String) comment 'won, lost or in_progress: the outcome of the current stage',
    category LowCardinality(String) comment 'Product category, else (none)',
    estimated_value Decimal(18, 2) comment 'Estimated value in the base currency',
    close_rate Decimal(9, 6) comment 'Own close rate in %, 50 if not said',
    probability Decimal(9, 6) comment 'Success probability in %: own close rate, else rate of the stage, else 50',
    expected_close_on Nullable(Date32) comment 'Expected closing day',
    custom Map(String, String) comment 'Custom and unknown fields',
    created_at DateTime64(3, 'UTC') comment 'Time of its first created event',
    updated_at DateTime64(3, 'UTC') comment 'Time of its last own event, refused ones aside',
    transferred_at Nullable(DateTime64(3, 'UTC')) comment 'First hand-over to sales; NULL if it has not happened',
    qualified_at Nullable(DateTime64(3, 'UTC')) comment 'When it first gave rise to a sales opportunity; NULL if it has not happened',
    first_order_at Nullable(DateTime64(3, 'UTC')) comment 'Placement of its first order that is not cancelled; NULL if there is none',
    revenue Decimal(18, 2) comment 'Current amount of those orders in the base currency',
    tasks_done UInt32 comment 'Completed tasks',
    tasks_open UInt32 comment 'Open tasks',
    lost_reason LowCardinality(String) comment 'Reason given with the change into the current stage, else (none)',
    stage_entered_at DateTime64(3, 'UTC') comment 'When it entered the current stage',
    stage_changes UInt32 comment 'Applied stage changes',
    last_stage_change_at Nullable(DateTime64(3, 'UTC')) comment 'Time of the last applied stage change',
    stage LowCardinality(String) materialized concat(toString(stage_order), '/', encodeURLComponent(stage_id), '/', encodeURLComponent(stage_name)) comment 'Order, id and name of the stage: order/id/name, id and name percent-encoded',
    version UInt64 comment 'Version of the row in fact_opportunities'
)
engine = {{ReplacingMergeTree(version) sharded by opportunity_id}}
order by (created_month, key)
settings non_replicated_deduplication_window = 1000, index_granularity = 1024, min_compress_block_size = 16384, max_compress_block_size = 131072
comment 'Opportunities by the month of their creation, fed from fact_opportunities. Read it through the view opportunity_facts.';
