-- Names of stages stand in the rows (0052): nothing looks them up any more.
drop view if exists stage_names
