-- Order of a list by time, with the month of its copy first: the same order, and a page of first rows reads its first months alone.
-- Parameters: month, at, id
order by {{month}}, {{at}}, {{id}}
