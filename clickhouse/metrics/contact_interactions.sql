-- Interactions with each contact.
-- Report: Sales pipeline
-- Guide: "Cơ hội bán hàng" - mỗi hành động chuyển trạng thái được tính là một tương tác
-- Definition: logged interactions plus applied stage changes of the contact's opportunities that live.
-- Units: interactions.
-- Grain: one per contact with an interaction.
-- Order: contact_id.
-- Access: pipeline
create or replace view contact_interactions
(
    contact_id    String comment 'Contact',
    interactions  UInt64 comment 'Logged interactions and applied stage changes',
    last_at       Nullable(DateTime64(3, '{{timezone}}')) comment 'Time of the last of them'
)
as
-- The contact's row has both counts: over all opportunities of all contacts they took a second for a million.
select
    contact_id,
    toUInt64(interactions) + stage_changes as interactions,
    {{local_time(greatest(last_interaction_at, last_stage_change_at))}} as last_at
from fact_contacts as fact final
where fact.interactions + fact.stage_changes > 0
order by contact_id
