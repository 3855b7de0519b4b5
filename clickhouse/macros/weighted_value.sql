-- Estimated value times close rate, in hundredths of the base currency: exact, to be rounded once by from_percent.
-- Parameters: none
sum(toDecimal128(estimated_value, 2) * close_rate)
