-- Money per so many, NULL for none: division of Decimals truncates, so it has more digits than needed and is rounded once.
-- Parameters: money, count
toDecimal64(round(toDecimal128({{money}}, 6) / nullIf({{count}}, 0), 2), 2)
