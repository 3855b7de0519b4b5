-- List of the orders placed through the campaign.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Đơn hàng trong kỳ
-- Definition: orders placed in the period through any opportunity of the campaign; cancelled ones are listed with revenue 0.00.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: money in the base currency.
-- Rows: one per order.
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
comment 'List of the orders placed through the campaign.'
as
select
    order_id,
    opportunity_id,
    description,
    contact_id,
    contact_name,
    revenue,
    status,
    ordered_at
from orders
where ordered_at >= toDateTime64({from:Date}, 3, '{{timezone}}')
  and ordered_at < toDateTime64({to:Date}, 3, '{{timezone}}')
  and ({campaign:String} = '' and campaign_id != '(none)' or campaign_id = {campaign:String})
order by ordered_at, order_id
