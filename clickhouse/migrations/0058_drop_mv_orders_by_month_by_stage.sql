-- As mv_orders_by_month_by_stage before it (0050): the next migration feeds the copy under another name, and all facts are written again.
drop view if exists mv_orders_by_month_by_stage
