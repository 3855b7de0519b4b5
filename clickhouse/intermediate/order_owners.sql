-- Grain: one order that lives, cancelled ones included: whose it is. Lists of orders name nobody, and orders lie by their ids:
-- with a condition on placed_month this reads these months alone.
create or replace view order_owners
(
    placed_month      UInt16 comment 'Month of ordered_at in UTC: 12 * year + month',
    ordered_at        DateTime64(3, '{{timezone}}') comment 'When it was placed',
    order_id          String comment 'Order',
    salesperson_id    String comment 'Owner of the opportunity behind it, else (none)',
    salesperson_name  String comment 'Name of the owner, else (none)'
)
comment 'Owners of orders by the month in which they were placed.'
as
with (select (groupArray(salesperson_id), groupArray(name)) from salesperson_names) as people
select
    fact.placed_month as placed_month,
    toTimeZone(fact.ordered_at, '{{timezone}}') as ordered_at,
    fact.order_id as order_id,
    fact.salesperson_id as salesperson_id,
    transform(fact.salesperson_id, people.1, people.2, '(none)') as salesperson_name
from orders_by_month as fact final
where fact.live
