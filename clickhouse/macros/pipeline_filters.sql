-- The filters of the sales pipeline as arguments of pipeline_matches: pipeline_board says what each means.
-- Parameters: none
campaigns = {campaigns:Array(String)}, contact = {contact:String}, created_from = {created_from:String}, created_to = {created_to:String},
custom_key = {custom_key:String}, custom_value = {custom_value:String}, keyword = {keyword:String}, owners = {owners:Array(String)},
stages = {stages:Array(String)}, teams = {teams:Array(String)}, updated_from = {updated_from:String}, updated_to = {updated_to:String}
