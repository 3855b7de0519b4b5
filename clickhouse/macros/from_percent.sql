-- Money of a sum in percent of it, rounded once.
-- Parameters: sum
toDecimal64(round({{sum}} / 100, 2), 2)
