-- Grain: one task.
-- The contact is part of the key: an event that names a task under another contact is derived among that contact's events, and must not
-- replace the row of the one it belongs to.
create table if not exists fact_tasks
(
    task_id         String comment 'Task',
    live            UInt8 comment '0: deleted',
    contact_id      String comment 'Contact it is about',
    opportunity_id  String comment 'Opportunity it is about, else (none)',
    title           String comment 'Title, may be empty',
    assignee_id     String comment 'Who is to do it, else (none)',
    due_on          Nullable(Date32) comment 'Due day',
    done            UInt8 comment '1: completed',
    created_at      Nullable(DateTime64(3, 'UTC')) comment 'Time of the first created event',
    completed_at    Nullable(DateTime64(3, 'UTC')) comment 'Time of the first completed event',
    version         UInt64 comment 'Grows with the set of events this row was derived from'
)
engine = {{ReplacingMergeTree(version)}}
order by (task_id, contact_id)
settings non_replicated_deduplication_window = 1000
comment 'One row per task in its latest state. Read it through the view tasks.'
