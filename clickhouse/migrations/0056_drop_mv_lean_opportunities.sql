-- As mv_lean_opportunities before it (0050): the next migration feeds the copy under another name, and all facts are written again.
drop view if exists mv_lean_opportunities
