-- Records from Kafka that repeated a known event.
-- Grain: one Kafka record that added no event.
-- Access: tables
create or replace view duplicates
(
    {{columns(fact_duplicates, topic, end)}}
)
as
select
    {{values(fact_duplicates, topic, end)}}
from fact_duplicates as fact final
