-- How many contacts of a lead report reached each stage of the nested flow, as columns.
-- Parameters: none
countIf(reached >= 2) as transferred,
countIf(reached >= 3) as taken_up,
countIf(reached >= 4) as conversion_1,
countIf(reached >= 5) as conversion_2,
countIf(reached >= 6) as final
