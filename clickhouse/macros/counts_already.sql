-- A version that lies more than five minutes ahead does not count before it no longer does: tomorrow's rights are not today's.
-- Parameters: none
time <= now64(3) + toIntervalMinute(5)
