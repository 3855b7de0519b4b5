-- Tasks in their latest state.
-- Grain: one task that is not deleted.
-- Access: tables
create or replace view tasks
(
    task_id         String comment 'Task',
    contact_id      String comment 'Contact it is about',
    opportunity_id  String comment 'Opportunity it is about, else (none)',
    title           String comment 'Title, may be empty',
    assignee_id     String comment 'Who is to do it, else (none)',
    assignee_name   String comment 'Name of that salesperson, else (none)',
    due_on          Nullable(Date32) comment 'Due day',
    done            UInt8 comment '1: completed',
    created_at      Nullable(DateTime64(3, '{{timezone}}')) comment 'Time of its first created event',
    completed_at    Nullable(DateTime64(3, '{{timezone}}')) comment 'Time of its first completed event; NULL if it has not happened'
)
as
with {{names_of(salesperson_id, salespeople)}} as salesperson_names
select
    fact.task_id as task_id,
    fact.contact_id as contact_id,
    fact.opportunity_id as opportunity_id,
    fact.title as title,
    fact.assignee_id as assignee_id,
    {{name_in(fact.assignee_id, salesperson_names)}} as assignee_name,
    fact.due_on as due_on,
    fact.done as done,
    {{local_time(fact.created_at)}} as created_at,
    {{local_time(fact.completed_at)}} as completed_at
from fact_tasks as fact final
where fact.state = 'live'
