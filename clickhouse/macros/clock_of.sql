-- The clock of an open opportunity: red after its expected closing day, yellow so many days before it, green earlier, by the alias today.
-- Parameters: empty, closing_on
multiIf(
    {{empty}}, '',
    today > {{closing_on}}, 'red',
    dateDiff('day', today, {{closing_on}}) <= {{closing_soon_days}}, 'yellow',
    'green'
)
