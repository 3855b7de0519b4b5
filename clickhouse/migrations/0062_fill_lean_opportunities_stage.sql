-- For rows that were stored before; it runs in the background.
alter table lean_opportunities
    materialize column stage
