-- An instant in the business time zone.
-- Parameters: at
toTimeZone({{at}}, '{{timezone}}')
