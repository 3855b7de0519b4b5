-- As in opportunities_by_month (0062).
alter table orders_by_month
    add column if not exists stage LowCardinality(String)
        materialized concat(toString(stage_order), '/', encodeURLComponent(stage_id), '/', encodeURLComponent(stage_name))
        comment 'Order, id and name of that stage as one text: order/id/name, id and name percent-encoded' after stage_name
