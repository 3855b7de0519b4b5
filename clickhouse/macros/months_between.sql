-- The month of a copy by month is one that the time between two instants touches. Months are UTC, as toRelativeMonthNum counts them.
-- Parameters: month, start_at, end_at
{{month}} >= toRelativeMonthNum({{start_at}}, 'UTC')
  and {{month}} <= toRelativeMonthNum(subtractMilliseconds({{end_at}}, 1), 'UTC')
