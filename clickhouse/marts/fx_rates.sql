-- Exchange rates to the base currency ({{base_currency}}).
-- Grain: one currency and day.
-- Access: tables
create or replace view fx_rates
(
    currency    String comment 'Currency, ISO 4217',
    valid_from  Nullable(Date32) comment 'Day from which the rate holds, until the next one of its currency',
    rate        Nullable(Decimal(38, 12)) comment 'Units of the base currency for one unit',
    set_at      DateTime64(3, '{{timezone}}') comment 'Time of the event that counts'
)
as
select
    JSONExtractString(last, 'currency') as currency,
    toDate32OrNull(JSONExtractString(last, 'on')) as valid_from,
    toDecimal128OrNull(trim(both '"' from JSONExtractRaw(last, 'rate')), 12) as rate,
    set_at
from
{{latest_of('crm.fx_rate.set')}}
