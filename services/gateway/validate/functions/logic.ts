import { words } from './words.ts';

/** Comparison, logic, conditions, NULL, tuples, maps, types of values, rows. `in` and its like take a table on their right: `policy.ts`. */
export const LOGIC = words(`
  equals notEquals less lessOrEquals greater greaterOrEquals isDistinctFrom isNotDistinctFrom
  in notIn nullIn notNullIn globalIn globalNotIn globalNullIn globalNotNullIn exists
  and or not xor if multiIf caseWithExpression caseWithExpr caseWithoutExpression caseWithoutExpr clamp greatest least transform
  assumeNotNull coalesce firstNonDefault ifNull isNotNull isNull isNullable isZeroOrNull nullIf toNullable
  tuple tupleConcat tupleElement tupleNames tupleToNameValuePairs tuplePlus tupleMinus tupleMultiply tupleDivide tupleNegate tupleMultiplyByNumber
  tupleDivideByNumber tupleIntDiv tupleModulo tupleHammingDistance untuple flattenTuple vectorSum vectorDifference
  map mapAdd mapAll mapApply mapConcat mapContains mapContainsKey mapContainsKeyLike mapContainsValue mapContainsValueLike mapExists mapExtractKeyLike
  mapExtractValueLike mapFilter mapFromArrays MAP_FROM_ARRAYS mapKeys mapPartialReverseSort mapPartialSort mapPopulateSeries mapReverseSort mapSort
  mapSubtract mapUpdate mapValues
  toTypeName toColumnTypeName getSubcolumn getSizeOfEnumType byteSize visibleWidth isConstant identity materialize ignore throwIf
  defaultValueOfArgumentType rowNumberInBlock rowNumberInAllBlocks runningDifference runningDifferenceStartingWithFirstValue runningAccumulate neighbor
  finalizeAggregation grouping lowCardinalityIndices lowCardinalityKeys toLowCardinality variantType dynamicType
  version revision displayName timezone timeZone serverTimezone serverTimeZone currentDatabase current_database DATABASE SCHEMA currentUser current_user
  user session_user currentSchemas current_schemas
`);
