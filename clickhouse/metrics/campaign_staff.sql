-- Revenue and opportunities of the campaign by salesperson.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - KPI nhân viên trong chiến dịch
-- Definition: opportunities created in the period by their owner and outcome of now; revenue of orders placed in the period
--   through any opportunity of the campaign, by that opportunity's owner. Registered: has an owner. campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: money in the base currency; revenue_share is 0-1, NULL where there is no revenue at all; opportunities.
-- Grain: every manager and participant of the campaign, also at 0, and every other owner; (none): opportunities without owner.
-- Order: -revenue, salesperson_id.
-- Access: campaign
create or replace view campaign_staff
(
    salesperson_id    String comment 'Owner, (none) without one',
    salesperson_name  String comment 'Name of the owner, else (none)',
    revenue           Decimal(18, 2) comment 'Revenue of the period',
    revenue_share     Nullable(Float64) comment 'Its part of the revenue of the answer',
    registered        UInt64 comment 'Opportunities created in the period that are the salesperson''s; 0 for (none)',
    won               UInt64 comment 'Opportunities created in the period that are won',
    lost              UInt64 comment '… that are lost',
    in_progress       UInt64 comment '… that are in progress'
)
as
with
    {{names_of(salesperson_id, salesperson_names)}} as people,
    staff as
    (
        select arrayJoin(arrayConcat(managers, participants)) as salesperson_id
        from campaigns
        where {{of_campaign(campaign_id)}}
    ),
    cohort as
    (
        select
            salesperson_id,
            countIf(salesperson_id != '(none)') as registered,
            countIf(outcome = 'won') as won,
            countIf(outcome = 'lost') as lost,
            countIf(outcome = 'in_progress') as in_progress
        from campaign_cohort(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})
        group by salesperson_id
    ),
    income as
    (
        select
            salesperson_id,
            sum(revenue) as revenue
        from revenue_by_order(from = {from:Date}, to = {to:Date}, categories = [])
        where {{of_campaign(campaign_id)}}
        group by salesperson_id
    ),
    parts as
    (
        select distinct salesperson_id, toDecimal128(0, 2) as revenue, toUInt64(0) as registered, toUInt64(0) as won, toUInt64(0) as lost, toUInt64(0) as in_progress
        from staff
        union all
        select salesperson_id, 0, registered, won, lost, in_progress from cohort
        union all
        select salesperson_id, revenue, 0, 0, 0, 0 from income
    ),
    totals as
    (
        select
            salesperson_id,
            sum(revenue) as revenue,
            sum(registered) as registered,
            sum(won) as won,
            sum(lost) as lost,
            sum(in_progress) as in_progress
        from parts
        group by salesperson_id
    )
select
    cast(totals.salesperson_id, 'String') as salesperson_id,
    cast({{name_in(totals.salesperson_id, people)}}, 'String') as salesperson_name,
    toDecimal64(totals.revenue, 2) as revenue,
    {{ratio(totals.revenue, sum(totals.revenue) over ())}} as revenue_share,
    totals.registered as registered,
    totals.won as won,
    totals.lost as lost,
    totals.in_progress as in_progress
from totals
order by totals.revenue desc, salesperson_id
