-- As mv_opportunities_by_month before it (0050): the next migration feeds the copy under another name, and all facts are written again.
drop view if exists mv_opportunities_by_month
