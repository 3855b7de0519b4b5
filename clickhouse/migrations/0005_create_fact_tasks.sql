create table if not exists fact_tasks
(
    state Enum8('live' = 1, 'deleted' = 2, 'incomplete' = 3, 'moved' = 4, 'gone' = 5) comment 'live or deleted',
    task_id String comment 'Task',
    contact_id String comment 'Contact it is about',
    opportunity_id String comment 'Opportunity it is about, else (none)',
    title String comment 'Title, may be empty',
    assignee_id String comment 'Who is to do it, else (none)',
    due_on Nullable(Date32) comment 'Due day',
    done UInt8 comment '1: completed',
    created_at Nullable(DateTime64(3, 'UTC')) comment 'Time of its first created event',
    completed_at Nullable(DateTime64(3, 'UTC')) comment 'Time of its first completed event; NULL if it has not happened',
    version UInt64 comment 'Grows with the set of events this row was derived from',
    index by_opportunity_id opportunity_id type bloom_filter(0.001) granularity 1,
    index by_contact_id contact_id type bloom_filter(0.001) granularity 1
)
engine = {{ReplacingMergeTree(version) sharded by task_id}}
order by (task_id, contact_id)
settings non_replicated_deduplication_window = 1000
comment 'One row per task in its latest state. Read it through the view tasks.';
