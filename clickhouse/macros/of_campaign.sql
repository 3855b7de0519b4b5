-- The row belongs to the parameter campaign; '' = all campaigns, and nothing without one.
-- Parameters: campaign_id
({campaign:String} = '' and {{campaign_id}} != '(none)' or {{campaign_id}} = {campaign:String})
