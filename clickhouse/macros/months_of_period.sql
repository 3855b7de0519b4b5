-- The month of a copy by month is one that the period touches: no other month is read.
-- Parameters: month
{{months_between({{month}}, {{start_of({from:Date})}}, {{start_of({to:Date})}})}}
