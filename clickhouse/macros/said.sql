-- What the data of a directory event say under a name, or (none).
-- Parameters: data, name
{{or_none(JSONExtractString({{data}}, {{name}}))}}
