alter table fact_opportunities
    add column if not exists original_amount Decimal(18, 2) comment 'Estimated value as the CRM said it, in original_currency: before conversion; 0.00 if it said none' after `last_stage_change_at`;
alter table fact_orders
    add column if not exists original_amount Decimal(18, 2) comment 'Sum of its lines as the CRM said them, in original_currency: before conversion, also if cancelled' after `updated_at`;
