-- Where the order's opportunity stands, so that revenue by stage reads orders alone: looking the opportunities up read all of them.
-- Rows from before these columns are written again by the enricher, whose derivation has another number now.
alter table fact_orders
    add column if not exists stage_id String default '(none)'
        comment 'Current stage of that opportunity, else (none)' after salesperson_id,
    add column if not exists stage_order UInt16 default 0
        comment 'Position of that stage in its campaign (from 1), 0 if not listed' after stage_id
