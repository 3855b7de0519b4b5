import { words } from './words.ts';

const NUMERIC = words(`Int8 Int16 Int32 Int64 Int128 Int256 UInt8 UInt16 UInt32 UInt64 UInt128 UInt256 Float32 Float64
  Decimal32 Decimal64 Decimal128 Decimal256`);

/** Conversions of values, and JSON. Those that take a type as a text (CAST, JSONExtract) are in `special.ts`. */
export const CONVERSIONS = [
  ...NUMERIC.flatMap((type) => ['', 'OrDefault', 'OrNull', 'OrZero'].map((otherwise) => `to${type}${otherwise}`)),
  ...NUMERIC.filter((type) => !type.startsWith('Decimal')).map((type) => `reinterpretAs${type}`),
  ...words(`
  toBool toString toStringCutToZero toFixedString toDecimalString toBFloat16 toBFloat16OrNull toBFloat16OrZero reinterpretAsDate reinterpretAsDateTime
  reinterpretAsFixedString reinterpretAsString reinterpretAsUUID
  JSONAllPaths JSONAllPathsWithTypes JSONAllValues JSONArrayLength JSON_ARRAY_LENGTH JSONDynamicPaths JSONDynamicPathsWithTypes JSONExtractArrayRaw
  JSONExtractArrayRawCaseInsensitive JSONExtractBool JSONExtractBoolCaseInsensitive JSONExtractFloat JSONExtractFloatCaseInsensitive JSONExtractInt
  JSONExtractIntCaseInsensitive JSONExtractKeys JSONExtractKeysCaseInsensitive JSONExtractKeysAndValuesRaw
  JSONExtractKeysAndValuesRawCaseInsensitive JSONExtractRaw JSONExtractRawCaseInsensitive JSONExtractString JSONExtractStringCaseInsensitive
  JSONExtractUInt JSONExtractUIntCaseInsensitive JSONHas JSONKey JSONLength JSONMergePatch jsonMergePatch JSONSharedDataPaths
  JSONSharedDataPathsWithTypes JSONType JSON_EXISTS JSON_QUERY JSON_VALUE isDynamicElementInSharedData isValidJSON prettyPrintJSON
  simpleJSONExtractBool simpleJSONExtractFloat simpleJSONExtractInt simpleJSONExtractRaw simpleJSONExtractString simpleJSONExtractUInt simpleJSONHas
  visitParamExtractBool visitParamExtractFloat visitParamExtractInt visitParamExtractRaw visitParamExtractString visitParamExtractUInt visitParamHas
  toJSONString
`),
];
