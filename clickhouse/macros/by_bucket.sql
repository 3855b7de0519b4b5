-- Source and order of a report over time: the days of the period with what happened on each, by bucket, also empty ones.
-- Parameters: happened
from calendar(from = {from:Date}, to = {to:Date}, bucket = {bucket:String}) as days
left join {{happened}} on {{happened}}.day = days.day
group by bucket_start
order by bucket_start
