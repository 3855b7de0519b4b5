-- How finely a table is read is said once, when it is made: the next migration makes it anew, and the one after it fills it from the facts,
-- which hold all it holds. Until then inserts of opportunities fail as a whole and are tried again: their feeder misses its table.
-- sync: on a cluster a table of the same name takes the same path.
drop table if exists opportunities_by_month sync
