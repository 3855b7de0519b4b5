-- Stages of every campaign, in order.
-- Grain: one stage of one campaign.
-- Access: tables
create or replace view campaign_stages
(
    campaign_id    String comment 'Campaign',
    campaign_name  String comment 'Name of the campaign, else (none)',
    stage_order    UInt16 comment 'Position in the campaign''s approach, from 1',
    stage_id       String comment 'Stage',
    stage_name     String comment 'Name of the stage, else (none)',
    rate           Nullable(Float64) comment 'Success probability in %, 0-100',
    outcome        String comment 'won, lost or in_progress'
)
as
with {{names_of(campaign_id, campaigns)}} as campaign_names
select
    campaign_id,
    {{name_in(campaign_id, campaign_names)}} as campaign_name,
    stage_order,
    stage_id,
    stage_name,
    rate,
    outcome
from stages
where campaign_id != '(none)'
