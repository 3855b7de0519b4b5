-- Team of a salesperson among the arrays of people_of, else (none).
-- Parameters: id, people
transform({{id}}, {{people}}.1, {{people}}.3, '(none)')
