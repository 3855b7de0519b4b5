-- A contact's interactions in its own row: counting them over all contacts and all their opportunities took a second for a million.
-- Rows from before these columns are written again by the enricher, whose derivation has another number now.
alter table fact_contacts
    add column if not exists stage_changes UInt32 default 0
        comment 'Applied stage changes of its opportunities that live' after last_interaction_at,
    add column if not exists last_stage_change_at Nullable(DateTime64(3, 'UTC')) default null
        comment 'Time of the last of these' after stage_changes
