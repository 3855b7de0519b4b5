-- Columns of an opportunity in the sales pipeline, from its team to its clock; people are the names and teams of salespeople.
-- Parameters: fact
cast({{team_in({{fact}}.salesperson_id, people)}}, 'String') as team_id,
cast({{fact}}.campaign_id, 'String') as campaign_id,
{{fact}}.stage_order as stage_order,
cast({{fact}}.stage_id, 'String') as stage_id,
cast({{fact}}.stage_name, 'String') as stage_name,
cast({{fact}}.outcome, 'String') as outcome,
{{fact}}.estimated_value as estimated_value,
toFloat64({{fact}}.close_rate) as close_rate,
toUInt8(floor((toFloat64({{fact}}.close_rate) + 10) / 20)) as stars,
{{fact}}.expected_close_on as expected_close_on,
{{clock_of({{fact}}.outcome != 'in_progress' or {{fact}}.expected_close_on is null, {{fact}}.expected_close_on)}} as clock
