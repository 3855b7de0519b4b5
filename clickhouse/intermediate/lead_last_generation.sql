-- Last generation of a lead report: lead_last_generation(report).
-- Grain: one row, none before the first generation.
-- Access: tables
create or replace view lead_last_generation
(
    run          String comment 'Attempt that made it',
    day          Date comment 'Business day: over events before its beginning',
    source_tags  Array(String) comment 'Tags that acquire, sorted',
    salespeople  Array(String) comment 'Salespeople, sorted'
)
as
select
    run,
    day,
    source_tags,
    salespeople
from lead_report_generations
where report_id = {report:String}
order by day desc
limit 1
