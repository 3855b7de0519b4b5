-- Pages about one opportunity or one contact find its rows without reading all. 0.1 %: one granule in a thousand is read in vain.
alter table fact_tasks
    add index if not exists by_opportunity_id opportunity_id type bloom_filter(0.001) granularity 1,
    add index if not exists by_contact_id contact_id type bloom_filter(0.001) granularity 1
