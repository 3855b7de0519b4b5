-- As in fact_opportunities.
alter table lean_opportunities
    add column if not exists stage_name LowCardinality(String) default '(none)'
        comment 'Name of the current stage, else (none)' after stage_order
