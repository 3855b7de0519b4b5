-- As in fact_opportunities.
alter table opportunities_by_month
    add column if not exists stage_name LowCardinality(String) default '(none)'
        comment 'Name of the current stage, else (none)' after stage_order
