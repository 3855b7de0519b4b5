-- The period before [from, to): previous_period(from, to).
-- Grain: one row.
-- Access: tables
-- Whole months are compared with as many whole months, anything else with as many days.
create or replace view previous_period
(
    previous_from  Date32 comment 'First day of the period before',
    previous_to    Date32 comment 'Day after its last: the first day of the period itself'
)
as
with
    toDate32({from:Date}) as first_day,
    toDate32({to:Date}) as end_day,
    toDayOfMonth(first_day) = 1 and toDayOfMonth(end_day) = 1 as whole_months
select
    if(
        whole_months,
        subtractMonths(first_day, dateDiff('month', first_day, end_day)),
        first_day - dateDiff('day', first_day, end_day)
    ) as previous_from,
    first_day as previous_to
