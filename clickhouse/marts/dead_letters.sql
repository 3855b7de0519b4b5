-- Records from Kafka that could not be processed, and why; their bytes are in the dead-letter topic.
-- Grain: one Kafka record that could not be processed.
-- Access: tables
create or replace view dead_letters
(
    {{columns(fact_dead_letters, topic, end)}}
)
as
select
    {{values(fact_dead_letters, topic, end)}}
from fact_dead_letters as fact final
