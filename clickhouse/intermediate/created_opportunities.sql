-- Opportunities created in [from, to): created_opportunities(from, to).
-- Grain: one live opportunity that was created in the period: what the marketing overview counts.
-- Access: tables
-- The months that the period touches are all that is read. In one step and with no more columns than are asked for: the engine takes longer to
-- understand views upon views than to read.
create or replace view created_opportunities
(
    source_id             LowCardinality(String) comment 'Own source if said, else first touch of the contact, else (none)',
    product_category      LowCardinality(String) comment 'Product category, else (none)',
    created_at            DateTime64(3, '{{timezone}}') comment 'Time of its first created event',
    transferred_at        Nullable(DateTime64(3, '{{timezone}}')) comment 'First hand-over to sales; NULL if it has not happened',
    qualified_at          Nullable(DateTime64(3, '{{timezone}}')) comment 'When it first gave rise to a sales opportunity; NULL if it has not happened',
    first_order_at        Nullable(DateTime64(3, '{{timezone}}')) comment 'Placement of its first order that is not cancelled; NULL if there is none'
)
as
select
    fact.source_id as source_id,
    fact.category as product_category,
    {{local_time(fact.created_at)}} as created_at,
    {{local_time(fact.transferred_at)}} as transferred_at,
    {{local_time(fact.qualified_at)}} as qualified_at,
    {{local_time(fact.first_order_at)}} as first_order_at
from opportunities_by_month as fact final
where fact.live
  and {{in_period(fact.created_at)}}
  and {{months_of_period(fact.created_month)}}
