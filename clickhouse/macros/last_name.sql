-- The last name that any version of a directory entity gave, or (none): a version that gives none does not take it back.
-- Parameters: none
{{or_none(argMaxIf(JSONExtractString(data, 'name'), {{version_order()}}, notEmpty(JSONExtractString(data, 'name'))))}}
