-- As in fact_opportunities: months in which the row may be counted.
alter table fact_orders
    add column if not exists placed_months Array(UInt16) default if(toUnixTimestamp64Milli(ordered_at) = 0, [], [toUInt16(toRelativeMonthNum(ordered_at))])
        comment 'Months (12 * year + month, UTC) of everything that says it was placed, ascending' after missing_fx
