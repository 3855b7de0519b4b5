-- Order, id and name of a stage out of its one text (2/offer/Offer%20sent), as columns.
-- Parameters: stage
toUInt16(splitByChar('/', {{stage}})[1]) as stage_order,
decodeURLComponent(splitByChar('/', {{stage}})[2]) as stage_id,
decodeURLComponent(splitByChar('/', {{stage}})[3]) as stage_name
