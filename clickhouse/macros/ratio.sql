-- One amount of money per another, NULL where that is 0.
-- Parameters: amount, whole
toFloat64({{amount}}) / nullIf(toFloat64({{whole}}), 0)
