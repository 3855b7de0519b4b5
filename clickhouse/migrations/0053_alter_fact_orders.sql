-- As in fact_opportunities.
alter table fact_orders
    add column if not exists stage_name String default '(none)'
        comment 'Name of that stage, else (none)' after stage_order
