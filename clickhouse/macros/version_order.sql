-- What decides which version of a directory entity counts: the last by time as an instant, then source and id by UTF-8 bytes.
-- Parameters: none
(time, {{event_time_digits()}}, source, id)
