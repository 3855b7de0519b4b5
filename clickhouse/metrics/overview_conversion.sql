-- Opportunities created, transferred and qualified over time.
-- Report: Marketing overview
-- Guide: MISA aiMarketing, "Tổng quan" - Tổng quan chung, Hiệu quả chuyển đổi theo thời gian
-- Definition: each milestone is counted in the bucket of its own time, whenever the opportunity was created.
-- Units: opportunities.
-- Grain: one per bucket of the period, also empty ones.
-- Order: bucket_start.
-- Access: view_all
create or replace view overview_conversion
(
    bucket_start  Date comment 'First day of the bucket; may lie before the period, which alone is counted',
    created       UInt64 comment 'Opportunities created in it',
    transferred   UInt64 comment 'Opportunities first transferred to sales in it',
    qualified     UInt64 comment 'Opportunities first qualified in it'
)
as
with
    milestones as
    (
        select
            toDate({{local_time(milestone.2)}}) as day,
            countIf(milestone.1 = 'created') as created,
            countIf(milestone.1 = 'transferred') as transferred,
            countIf(milestone.1 = 'qualified') as qualified
        from milestones_by_month as fact final
        array join [('created', fact.created_at), ('transferred', fact.transferred_at), ('qualified', fact.qualified_at)] as milestone
        where {{in_period(milestone.2)}}
          and {{months_of_period(fact.milestone_month)}}
          and {{is_among(fact.source_id, {sources:Array(String)})}}
          and {{is_among(fact.category, {categories:Array(String)})}}
        group by day
    )
select
    days.bucket_start as bucket_start,
    sum(milestones.created) as created,
    sum(milestones.transferred) as transferred,
    sum(milestones.qualified) as qualified
{{by_bucket(milestones)}}
