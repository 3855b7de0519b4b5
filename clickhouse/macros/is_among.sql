-- The value is one of a list; an empty list means all.
-- Parameters: value, list
(empty({{list}}) or {{value}} in {{list}})
