-- Opportunities of the campaign by success probability.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Hiện trạng, xác suất thành công
-- Definition: opportunities created in the period, in their state of now. Success probability: the opportunity's own close rate
--   if it was said, else the rate of its stage, else 50. campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: probability in %, 0-100; opportunities.
-- Grain: one per probability that an opportunity has.
-- Order: probability.
-- Access: campaign
create or replace view campaign_probability
(
    probability    Float64 comment 'Success probability in %',
    opportunities  UInt64 comment 'Opportunities with it'
)
as
with cohort as
    (
        select
            probability as percent,
            count() as opportunities
        from campaign_cohort(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})
        group by percent
    )
select
    toFloat64(cohort.percent) as probability,
    cohort.opportunities as opportunities
from cohort
order by probability
