-- The stage's name beside its place: what changes in a list of stages is derived again anyway, and looking 2,000 names up at every
-- question cost the engine more than reading a month of a million opportunities. Rows from before are written again by the enricher.
alter table fact_opportunities
    add column if not exists stage_name String default '(none)'
        comment 'Name of the current stage, else (none)' after stage_order
