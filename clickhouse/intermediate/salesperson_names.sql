-- Names and teams of salespeople, for metrics that look them up.
-- Grain: one salesperson.
-- Access: tables
-- In one step: the engine takes longer to understand views upon views than to read a directory.
create or replace view salesperson_names
(
    salesperson_id  String comment 'Salesperson',
    name            String comment 'Last name that any version gave, else (none)',
    team_id         String comment 'Team, else (none)'
)
as
select
    entity_id as salesperson_id,
    name,
    {{said(last, 'team_id')}} as team_id
from
{{latest_of('crm.salesperson.set')}}
