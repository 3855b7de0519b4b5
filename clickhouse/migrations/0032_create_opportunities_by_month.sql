-- Grain: one opportunity under one campaign in one month in which something says it was created. fact_opportunities without histories,
-- in the order in which reports ask: a period's months, then a campaign. FINAL merges by one number instead of three strings,
-- and reads the period instead of everything. An opportunity whose creation turns out to lie in another month leaves a row that is not live.
create table if not exists opportunities_by_month
(
    created_month         UInt16 comment 'Month (12 * year + month, UTC) in which something says it was created',
    key                   UInt128 comment 'Hash of the campaign, then of opportunity and contact: one number compares faster than three strings',
    live                  UInt8 comment '1: lives, and was created in this month; 0: what stood here is gone or stands elsewhere',
    opportunity_id        String comment 'Opportunity',
    contact_id            String comment 'Contact it belongs to',
    contact_name          String comment 'Current name of the contact, else (none)',
    industry              LowCardinality(String) comment 'Current industry of the contact, else (none)',
    description           String comment 'Description, may be empty',
    campaign_id           LowCardinality(String) comment 'Campaign, else (none)',
    source_id             LowCardinality(String) comment 'Own source if said, else first touch of the contact, else (none)',
    salesperson_id        LowCardinality(String) comment 'Owner, else (none)',
    stage_id              LowCardinality(String) comment 'Current stage, else (none)',
    stage_order           UInt16 comment 'Position of the stage in its campaign (from 1), 0 if not listed',
    outcome               LowCardinality(String) comment 'won, lost or in_progress',
    category              LowCardinality(String) comment 'Product category, else (none)',
    estimated_value       Decimal(18, 2) comment 'Estimated value in the base currency',
    close_rate            Decimal(9, 6) comment 'Own close rate in %, 50 if not said',
    probability           Decimal(9, 6) comment 'Success probability in %',
    expected_close_on     Nullable(Date32) comment 'Expected closing day',
    custom                Map(String, String) comment 'Custom and unknown fields, merged key by key',
    created_at            DateTime64(3, 'UTC') comment 'Time of the first created event',
    updated_at            DateTime64(3, 'UTC') comment 'Time of its last own event, refused ones aside',
    transferred_at        Nullable(DateTime64(3, 'UTC')) comment 'First hand-over to sales',
    qualified_at          Nullable(DateTime64(3, 'UTC')) comment 'When it first gave rise to a sales opportunity',
    first_order_at        Nullable(DateTime64(3, 'UTC')) comment 'Placement of the first order that is not cancelled',
    revenue               Decimal(18, 2) comment 'Current amount of its orders in the base currency',
    tasks_done            UInt32 comment 'Completed tasks',
    tasks_open            UInt32 comment 'Open tasks',
    lost_reason           LowCardinality(String) comment 'Reason given with the change into the current stage, else (none)',
    stage_entered_at      DateTime64(3, 'UTC') comment 'When it entered the current stage',
    stage_changes         UInt32 comment 'Applied stage changes',
    last_stage_change_at  Nullable(DateTime64(3, 'UTC')) comment 'Time of the last applied stage change',
    version               UInt64 comment 'Version of the row in fact_opportunities'
)
engine = {{ReplacingMergeTree(version)}}
order by (created_month, key)
settings non_replicated_deduplication_window = 1000
comment 'Opportunities by the month of their creation, fed from fact_opportunities. Read it through the view opportunity_facts.'
