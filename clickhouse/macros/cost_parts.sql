-- What cost and what it brought, by a key: the opportunities created in the period (cohort), its revenue (income, which the view itself defines, as revenue
-- by category is read by line) and its cost (spending), added up as totals.
-- Parameters: key, column
cohort as
(
    select
        {{column}} as {{key}},
        count() as created,
        countIf(qualified_at < end_at) as qualified,
        countIf(first_order_at < end_at) as with_revenue
    from created_opportunities(from = {from:Date}, to = {to:Date})
    where {{is_among(source_id, {sources:Array(String)})}}
      and {{is_among(product_category, {categories:Array(String)})}}
    group by {{key}}
),
spending as
(
    select
        {{column}} as {{key}},
        sum(amount) as cost
    from cost_facts
    where spent_on >= {from:Date}
      and spent_on < {to:Date}
      and {{is_among(source_id, {sources:Array(String)})}}
      and {{is_among(product_category, {categories:Array(String)})}}
    group by {{key}}
),
parts as
(
    select {{key}}, created, qualified, with_revenue, toDecimal128(0, 2) as revenue, toDecimal128(0, 2) as cost from cohort
    union all
    select {{key}}, 0, 0, 0, revenue, 0 from income
    union all
    select {{key}}, 0, 0, 0, 0, cost from spending
),
totals as
(
    select
        {{key}},
        sum(created) as created,
        sum(qualified) as qualified,
        sum(with_revenue) as with_revenue,
        sum(revenue) as revenue,
        sum(cost) as cost
    from parts
    group by {{key}}
)
