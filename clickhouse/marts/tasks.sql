-- Tasks in their latest state.
-- Grain: one task that is not deleted.
-- Access: tables
create or replace view tasks
(
    {{columns(fact_tasks, task_id, assignee_id)}},
    assignee_name String comment 'Name of that salesperson, else (none)',
    {{columns(fact_tasks, due_on, end)}}
)
as
with {{names_of(salesperson_id, salespeople)}} as salesperson_names
select
    {{values(fact_tasks, task_id, assignee_id)}},
    {{name_in(fact.assignee_id, salesperson_names)}} as assignee_name,
    {{values(fact_tasks, due_on, end)}}
from fact_tasks as fact final
where fact.state = 'live'
