-- Campaigns as the directory names them now.
-- Grain: one campaign.
-- Access: tables
create or replace view campaigns
(
    campaign_id   String comment 'Campaign',
    name          String comment 'Last name that any version gave, else (none)',
    starts_on     Nullable(Date32) comment 'First day',
    ends_on       Nullable(Date32) comment 'Last day',
    budget        Nullable(Decimal(18, 2)) comment 'Budget in its currency',
    currency      String comment 'Currency of the budget',
    stages        UInt16 comment 'Number of stages; they are listed in campaign_stages',
    managers      Array(String) comment 'Salespeople who manage it',
    participants  Array(String) comment 'Salespeople who take part',
    set_at        DateTime64(3, '{{timezone}}') comment 'Time of the event that counts'
)
as
select
    entity_id as campaign_id,
    name,
    toDate32OrNull(JSONExtractString(last, 'starts_on')) as starts_on,
    toDate32OrNull(JSONExtractString(last, 'ends_on')) as ends_on,
    toDecimal64OrNull(trim(both '"' from JSONExtractRaw(last, 'budget')), 2) as budget,
    if(empty(JSONExtractString(last, 'currency')), '{{base_currency}}', JSONExtractString(last, 'currency')) as currency,
    toUInt16(JSONLength(last, 'stages')) as stages,
    JSONExtract(last, 'managers', 'Array(String)') as managers,
    JSONExtract(last, 'participants', 'Array(String)') as participants,
    set_at
from
{{latest_of('crm.campaign.set')}}
