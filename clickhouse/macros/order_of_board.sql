-- Order of the pipeline's list by its parameter sort, and by the key where that leaves rows equal.
-- Parameters: fact
if({sort:String} in ('', 'value'), {{fact}}.estimated_value, toDecimal64(0, 2)) desc,
if({sort:String} = 'expected_close', ifNull({{fact}}.expected_close_on, toDate32('2299-12-31')), toDate32('2299-12-31')),
if({sort:String} = 'created', {{fact}}.created_at, toDateTime64(0, 3)) desc,
if({sort:String} = 'updated', {{fact}}.updated_at, toDateTime64(0, 3)) desc,
if({sort:String} = 'close_rate', {{fact}}.close_rate, toDecimal32(0, 6)) desc,
if({sort:String} = 'description', lowerUTF8({{fact}}.description), ''),
{{fact}}.created_month,
{{fact}}.key
