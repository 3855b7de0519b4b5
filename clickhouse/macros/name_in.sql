-- Name of an id among the arrays of names_of, else (none).
-- Parameters: id, names
transform({{id}}, {{names}}.1, {{names}}.2, '(none)')
