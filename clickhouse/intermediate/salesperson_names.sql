-- Grain: one salesperson. Names and teams and no more, in one step in one step: the engine takes longer to understand views upon views
-- than to read a directory. Which version counts is said in directory.
create or replace view salesperson_names
(
    salesperson_id  String comment 'Salesperson',
    name            String comment 'Name, else (none)',
    team_id         String comment 'Team, else (none)'
)
comment 'Names and teams of salespeople, for metrics that look them up.'
as
select
    entity_id as salesperson_id,
    {{said(last, 'name')}} as name,
    {{said(last, 'team_id')}} as team_id
from
{{latest_of('crm.salesperson.set')}}
