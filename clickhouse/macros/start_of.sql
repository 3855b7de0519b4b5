-- First instant of a day in the business time zone, also where summer time takes its midnight away.
-- Parameters: day
toDateTime64({{day}}, 3, '{{timezone}}')
