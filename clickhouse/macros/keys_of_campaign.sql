-- The key of a copy by month is one that the parameter campaign may have ('' = all): of each month no other rows are read.
-- Parameters: key
({campaign:String} = '' or {{key}} >= bitShiftLeft(toUInt128(sipHash64({campaign:String})), 64))
  and ({campaign:String} = '' or {{key}} <= bitOr(bitShiftLeft(toUInt128(sipHash64({campaign:String})), 64), toUInt128(18446744073709551615)))
