-- Salespeople as the directory names them now.
-- Grain: one salesperson.
-- Access: tables
create or replace view salespeople
(
    salesperson_id   String comment 'Salesperson',
    name             String comment 'Last name that any version gave, else (none)',
    email            String comment 'E-mail, else (none)',
    role             String comment 'agent, supervisor, admin or owner, else (none)',
    team_id          String comment 'Team, else (none)',
    department_id    String comment 'Department, else (none)',
    department_head  UInt8 comment '1: heads the department',
    active           UInt8 comment '0: said to be no longer active',
    set_at           DateTime64(3, '{{timezone}}') comment 'Time of the event that counts'
)
as
select
    entity_id as salesperson_id,
    name,
    {{said(last, 'email')}} as email,
    {{said(last, 'role')}} as role,
    {{said(last, 'team_id')}} as team_id,
    {{said(last, 'department_id')}} as department_id,
    JSONExtractBool(last, 'department_head') as department_head,
    toUInt8(JSONExtractRaw(last, 'active') != 'false') as active,
    set_at
from
{{latest_of('crm.salesperson.set')}}
