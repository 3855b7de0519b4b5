-- Columns with which every list of opportunities begins; people are the names of salespeople.
-- Parameters: fact
{{fact}}.opportunity_id as opportunity_id,
{{fact}}.description as description,
{{fact}}.contact_id as contact_id,
{{fact}}.contact_name as contact_name,
cast({{fact}}.salesperson_id, 'String') as salesperson_id,
cast({{name_in({{fact}}.salesperson_id, people)}}, 'String') as salesperson_name
