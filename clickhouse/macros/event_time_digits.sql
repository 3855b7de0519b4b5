-- Digits of an event's time beyond its milliseconds, without trailing zeros.
-- Parameters: none
trim(trailing '0' from extract(time_text, '\\.[0-9]{3}([0-9]+)'))
