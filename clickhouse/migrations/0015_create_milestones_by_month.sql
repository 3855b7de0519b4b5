create table if not exists milestones_by_month
(
    milestone_month UInt16 comment 'Month (12 * year + month, UTC) in which something says it was created, transferred or qualified',
    key UInt128 comment 'Hash of the campaign, then of opportunity and contact',
    opportunity_id String comment 'Opportunity',
    source_id LowCardinality(String) comment 'Own source if said, else first touch of the contact, else (none)',
    category LowCardinality(String) comment 'Product category, else (none)',
    created_at Nullable(DateTime64(3, 'UTC')) comment 'When it was created, if in this month',
    transferred_at Nullable(DateTime64(3, 'UTC')) comment 'When it was first transferred, if in this month',
    qualified_at Nullable(DateTime64(3, 'UTC')) comment 'When it was first qualified, if in this month',
    version UInt64 comment 'Version of the row in fact_opportunities'
)
engine = {{ReplacingMergeTree(version) sharded by opportunity_id}}
order by (milestone_month, key)
settings non_replicated_deduplication_window = 1000
comment 'Milestones of opportunities by their own month, fed from fact_opportunities. Read by the report overview_conversion.';
