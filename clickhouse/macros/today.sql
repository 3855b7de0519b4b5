-- The business day of now.
-- Parameters: none
toDate32(now('{{timezone}}'))
