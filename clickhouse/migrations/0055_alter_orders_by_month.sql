-- As in fact_orders.
alter table orders_by_month
    add column if not exists stage_name LowCardinality(String) default '(none)'
        comment 'Name of that stage, else (none)' after stage_order
