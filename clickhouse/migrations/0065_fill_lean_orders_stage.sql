-- For rows that were stored before; it runs in the background.
alter table lean_orders
    materialize column stage
