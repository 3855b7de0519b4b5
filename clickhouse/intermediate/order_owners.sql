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
    lean.placed_month as placed_month,
    toTimeZone(lean.ordered_at, '{{timezone}}') as ordered_at,
    lean.order_id as order_id,
    lean.salesperson_id as salesperson_id,
    transform(lean.salesperson_id, people.1, people.2, '(none)') as salesperson_name
from lean_orders as lean final
where lean.live
