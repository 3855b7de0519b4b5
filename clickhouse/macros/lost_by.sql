-- Lost opportunities of the campaign by one of their columns, called name in the answer.
-- Parameters: column, name
with cohort as
    (
        select
            {{column}} as {{name}},
            count() as opportunities
        from campaign_cohort(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})
        where outcome = 'lost'
        group by {{name}}
    )
select
    cast(cohort.{{name}}, 'String') as {{name}},
    cohort.opportunities as opportunities,
    cohort.opportunities / nullIf(sum(cohort.opportunities) over (), 0) as share
from cohort
order by cohort.opportunities desc, {{name}}
