-- List of the orders placed through the campaign.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Đơn hàng trong kỳ
-- Definition: orders placed in the period through any opportunity of the campaign; cancelled ones are listed with revenue 0.00.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: money in the base currency.
-- Grain: one per order.
-- Order: ordered_at, order_id.
-- Access: campaign
create or replace view campaign_orders
(
    order_id        String comment 'Order',
    opportunity_id  String comment 'Opportunity',
    description     String comment 'Description, may be empty',
    contact_id      String comment 'Contact',
    contact_name    String comment 'Name of the contact, else (none)',
    revenue         Decimal(18, 2) comment 'Current amount, 0.00 if cancelled',
    status          String comment 'Current status',
    ordered_at      DateTime64(3, '{{timezone}}') comment 'When it was placed'
)
as
select
    fact.order_id as order_id,
    fact.opportunity_id as opportunity_id,
    fact.description as description,
    fact.contact_id as contact_id,
    fact.contact_name as contact_name,
    fact.revenue as revenue,
    cast(fact.status, 'String') as status,
    {{local_time(fact.ordered_at)}} as ordered_at
from orders_by_month as fact final
where fact.live
  and {{in_period(fact.ordered_at)}}
  and {{months_of_period(fact.placed_month)}}
  and {{of_campaign(fact.campaign_id)}}
{{order_by_month(fact.placed_month, fact.ordered_at, order_id)}}
