-- For rows that were stored before; it runs in the background.
alter table fact_tasks
    materialize index by_opportunity_id,
    materialize index by_contact_id
