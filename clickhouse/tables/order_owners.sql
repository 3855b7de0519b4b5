-- Grain: one order placed in the period, cancelled ones included: whose it is. Lists of orders name nobody, and orders lie by their ids:
-- this reads the months of the period alone.
create or replace view order_owners
(
    order_id          String comment 'Order',
    salesperson_id    String comment 'Owner of the opportunity behind it, else (none)',
    salesperson_name  String comment 'Name of the owner, else (none)'
)
comment 'Owners of orders placed in [from, to): order_owners(from, to).'
as
with (select (groupArray(salesperson_id), groupArray(name)) from salesperson_names) as people
select
    lean.order_id as order_id,
    cast(lean.salesperson_id, 'String') as salesperson_id,
    cast(transform(lean.salesperson_id, people.1, people.2, '(none)'), 'String') as salesperson_name
from lean_orders as lean final
where lean.live
  and lean.ordered_at >= toDateTime64({from:Date}, 3, '{{timezone}}')
  and lean.ordered_at < toDateTime64({to:Date}, 3, '{{timezone}}')
  and lean.placed_month >= toRelativeMonthNum(toDateTime64({from:Date}, 3, '{{timezone}}'), 'UTC')
  and lean.placed_month <= toRelativeMonthNum(subtractMilliseconds(toDateTime64({to:Date}, 3, '{{timezone}}'), 1), 'UTC')
