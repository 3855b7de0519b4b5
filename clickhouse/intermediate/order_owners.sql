-- Owners of orders by the month in which they were placed.
-- Grain: one live order, cancelled ones included.
-- Access: tables
-- Lists of orders name no owner, and orders are stored by id. With a condition on placed_month this view reads these months alone.
create or replace view order_owners
(
    placed_month      UInt16 comment 'Month of ordered_at in UTC: 12 * year + month',
    ordered_at        DateTime64(3, '{{timezone}}') comment 'When it was placed',
    order_id          String comment 'Order',
    salesperson_id    String comment 'Owner of the opportunity behind it, else (none)',
    salesperson_name  String comment 'Name of the owner, else (none)'
)
as
with {{names_of(salesperson_id, salesperson_names)}} as people
select
    fact.placed_month as placed_month,
    {{local_time(fact.ordered_at)}} as ordered_at,
    fact.order_id as order_id,
    fact.salesperson_id as salesperson_id,
    {{name_in(fact.salesperson_id, people)}} as salesperson_name
from orders_by_month as fact final
where fact.live
