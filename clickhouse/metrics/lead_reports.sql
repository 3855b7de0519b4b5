-- Lead reports: their settings as they are now, and how often they were generated.
-- Report: Lead routing
-- Guide: SALESmanago, "Analityka lead routing" - Ustawienia
-- Definition: name, active and configured_at are those of the last applied version, live; a version is refused if the report
--   is frozen (it has a generation) and it would change more than active and name.
-- Units: generations.
-- Grain: one per report that the directory knows.
-- Order: report_id.
-- Access: view_all
create or replace view lead_reports
(
    report_id      String comment 'Lead report',
    name           String comment 'Name, else (none)',
    active         UInt8 comment '1: generated daily',
    configured_at  DateTime64(3, '{{timezone}}') comment 'Time of the last applied version',
    generated_at   Nullable(DateTime64(3, '{{timezone}}')) comment 'When the last generation was made',
    generations    UInt64 comment 'Days that were generated',
    frozen         UInt8 comment '1: only active and name can still be changed',
    last_day       Nullable(Date) comment 'Day of the last generation: it counts what happened before it'
)
as
with
    current as
    (
        select
            report_id,
            argMax((name, active, time), (time, time_sub, source, id)) as last
        from lead_report_versions
        where applied = 1
        group by report_id
    ),
    generated as
    (
        select
            report_id,
            toNullable(argMax(generated_at, day)) as generated_at,
            count() as generations,
            toNullable(max(day)) as last_day
        from lead_report_generations
        group by report_id
    )
select
    current.report_id as report_id,
    current.last.1 as name,
    current.last.2 as active,
    current.last.3 as configured_at,
    generated.generated_at as generated_at,
    generated.generations as generations,
    toUInt8(generated.generations > 0) as frozen,
    generated.last_day as last_day
from current
left join generated on current.report_id = generated.report_id
order by report_id
