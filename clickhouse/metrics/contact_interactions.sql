-- Interactions with each contact.
-- Report: Sales pipeline
-- Guide: "Cơ hội bán hàng" - mỗi hành động chuyển trạng thái được tính là một tương tác
-- Definition: logged interactions plus applied stage changes of the contact's opportunities that live.
-- Units: interactions.
-- Rows: one per contact with an interaction.
create or replace view contact_interactions
(
    contact_id    String comment 'Contact',
    interactions  UInt64 comment 'Logged interactions and applied stage changes',
    last_at       Nullable(DateTime64(3, '{{timezone}}')) comment 'Time of the last of them'
)
comment 'Interactions with each contact.'
as
with
    parts as
    (
        select contact_id, toUInt64(interactions) as found, toTimeZone(last_interaction_at, '{{timezone}}') as at
        from fact_contacts final
        where interactions > 0
        union all
        -- From the facts, which find a contact's opportunities by an index: reports ask for those of one contact, or of those they show.
        select contact_id, toUInt64(stage_changes), toTimeZone(last_stage_change_at, '{{timezone}}')
        from fact_opportunities final
        where state = 'live' and stage_changes > 0
    )
select
    contact_id,
    sum(found) as interactions,
    max(at) as last_at
from parts
group by contact_id
order by contact_id
