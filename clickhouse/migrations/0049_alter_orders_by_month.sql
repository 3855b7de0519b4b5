-- As in fact_orders: where the order's opportunity stands.
alter table orders_by_month
    add column if not exists stage_id LowCardinality(String) default '(none)'
        comment 'Current stage of that opportunity, else (none)' after salesperson_id,
    add column if not exists stage_order UInt16 default 0
        comment 'Position of that stage in its campaign (from 1), 0 if not listed' after stage_id
