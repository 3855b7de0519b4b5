-- Products as the directory names them now.
-- Grain: one product.
-- Access: tables
create or replace view products
(
    product_id  String comment 'Product',
    name        String comment 'Last name that any version gave, else (none)',
    category    String comment 'Category, else (none)',
    set_at      DateTime64(3, '{{timezone}}') comment 'Time of the event that counts'
)
as
select
    entity_id as product_id,
    name,
    {{said(last, 'category')}} as category,
    set_at
from
{{latest_of('crm.product.set')}}
