-- Ids, names and teams of salespeople as constant arrays, to be looked up by name_in and team_in.
-- Parameters: view
(select (groupArray(salesperson_id), groupArray(name), groupArray(team_id)) from {{view}})
