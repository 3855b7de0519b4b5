-- For rows that were stored before; it runs in the background.
alter table orders_by_month
    materialize column stage
