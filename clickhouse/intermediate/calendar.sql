-- Days of a period [from, to) and the bucket of each: calendar(from, to, bucket).
-- Grain: one day of the period.
-- Access: tables
-- Every view with buckets joins its days to this one, so that empty buckets are there too. Weeks begin on Monday. The first bucket may begin before
-- the period, but holds only days of it.
create or replace view calendar
(
    day           Date comment 'Day of the period',
    bucket_start  Date comment 'First day of the bucket it falls into'
)
as
with
    {to:Date} - {from:Date} as days,
    multiIf({bucket:String} not in ('', 'auto'), {bucket:String}, days <= 14, 'day', days <= 100, 'week', 'month') as unit
select
    {from:Date} + number as day,
    multiIf(
        unit = 'day', day,
        unit = 'week', toMonday(day),
        unit = 'month', toStartOfMonth(day),
        unit = 'quarter', toStartOfQuarter(day),
        unit = 'year', toStartOfYear(day),
        toDate(throwIf(1, 'bucket must be day, week, month, quarter, year or auto'))
    ) as bucket_start
from numbers(toUInt64(greatest(0, days)))
