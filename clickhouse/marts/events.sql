-- Every accepted activity event once, enriched with campaign, source and owner as of the event.
-- Grain: one accepted activity event.
-- Access: tables
-- Names come from constant arrays of the directory, not by joins: a query that asks for no name pays for none.
create or replace view events
(
    source            String comment 'CloudEvents source: the sending CRM',
    id                String comment 'CloudEvents id; (source, id) is the identity of the event',
    type              LowCardinality(String) comment 'Event type, e.g. crm.contact.created',
    time              DateTime64(3, '{{timezone}}') comment 'Event time in the business time zone: when it happened in the CRM',
    time_text         String comment 'Event time exactly as sent',
    subject           String comment 'CloudEvents subject, empty if not said',
    received_at       DateTime64(3, '{{timezone}}') comment 'When it was received (timestamp of the Kafka record)',
    key               String comment 'Partition key: the contact, or the cost',
    contact_id        String comment 'Contact the event is about, (none) for costs',
    opportunity_id    String comment 'Opportunity the event names, else (none)',
    campaign_id       String comment 'Campaign of the event''s opportunity or cost as of the event, else (none)',
    campaign_name     String comment 'Name of the campaign, else (none)',
    source_id         String comment 'First-touch marketing source as of the event, else (none)',
    source_name       String comment 'Name of the marketing source, else (none)',
    salesperson_id    String comment 'Owner of the opportunity, else of the contact, as of the event, else (none)',
    salesperson_name  String comment 'Name of the owner, else (none)',
    data              String comment 'The event''s data as JSON',
    conflicts         Array(String) comment 'Other contents received under this identity, which do not count',
    topic             LowCardinality(String) comment 'Kafka topic of the first record with this identity',
    partition         UInt32 comment 'Kafka partition of that record',
    offset            UInt64 comment 'Kafka offset of that record'
)
as
with
    {{names_of(campaign_id, campaigns)}} as campaign_names,
    {{names_of(source_id, sources)}} as source_names,
    {{names_of(salesperson_id, salespeople)}} as salesperson_names
select
    fact.source as source,
    fact.id as id,
    fact.type as type,
    {{local_time(fact.time)}} as time,
    fact.time_text as time_text,
    fact.subject as subject,
    {{local_time(fact.received_at)}} as received_at,
    fact.key as key,
    fact.contact_id as contact_id,
    fact.opportunity_id as opportunity_id,
    fact.campaign_id as campaign_id,
    {{name_in(fact.campaign_id, campaign_names)}} as campaign_name,
    fact.source_id as source_id,
    {{name_in(fact.source_id, source_names)}} as source_name,
    fact.salesperson_id as salesperson_id,
    {{name_in(fact.salesperson_id, salesperson_names)}} as salesperson_name,
    fact.data as data,
    fact.conflicts as conflicts,
    fact.topic as topic,
    fact.partition as partition,
    fact.offset as offset
from fact_events as fact final
