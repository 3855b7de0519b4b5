-- The instant is in the period [from, to) of days in the business time zone.
-- Parameters: at
{{at}} >= {{start_of({from:Date})}} and {{at}} < {{start_of({to:Date})}}
