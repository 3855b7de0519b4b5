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
    if(empty(JSONExtractString(last, 'name')), '(none)', JSONExtractString(last, 'name')) as name,
    if(empty(JSONExtractString(last, 'team_id')), '(none)', JSONExtractString(last, 'team_id')) as team_id
from
(
    select
        entity_id,
        argMax(data, (time, trim(trailing '0' from extract(time_text, '\\.[0-9]{3}([0-9]+)')), source, id)) as last
    from fact_directory final
    where type = 'crm.salesperson.set' and time <= now64(3) + toIntervalMinute(5)
    group by entity_id
)
