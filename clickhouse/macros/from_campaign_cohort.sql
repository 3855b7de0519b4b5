-- Live opportunities of the parameter campaign that were created in the period, as fact: what the campaign KPI counts.
-- Parameters: none
from opportunities_by_month as fact final
-- Before rows are merged: nothing else of the month is.
prewhere {{months_of_period(fact.created_month)}}
  and {{keys_of_campaign(fact.key)}}
where fact.live
  and {{in_period(fact.created_at)}}
  and {{of_campaign(fact.campaign_id)}}
