-- Months in which the row may be counted, for the copies by month (*_by_month). Rows from before these columns, and from workers that
-- don't know them yet, read the months that they are counted in now.
alter table fact_opportunities
    add column if not exists created_months Array(UInt16) default if(toUnixTimestamp64Milli(created_at) = 0, [], [toUInt16(toRelativeMonthNum(created_at))])
        comment 'Months (12 * year + month, UTC) of everything that says it was created, ascending' after missing_fx,
    add column if not exists milestone_months Array(UInt16) default arrayMap(at -> toUInt16(toRelativeMonthNum(assumeNotNull(at))), arrayFilter(at -> toUnixTimestamp64Milli(assumeNotNull(at)) != 0, [toNullable(created_at), transferred_at, qualified_at]))
        comment 'The same with everything that says it was transferred or qualified' after created_months
