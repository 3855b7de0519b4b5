-- The version is at most five minutes ahead of the clock: tomorrow's rights do not count today.
-- Parameters: none
time <= now64(3) + toIntervalMinute(5)
