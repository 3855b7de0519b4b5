import { words } from './words.ts';

/** Arrays. Those that take the name of an aggregate function as a text are in `special.ts`. */
export const ARRAYS = words(`
  array arrayAUC arrayAUCPR arrayPRAUC arrayROCAUC arrayAll arrayAutocorrelation arrayAvg arrayCompact arrayConcat arrayCount arrayCumSum
  arrayCumSumNonNegative arrayDifference arrayDistinct arrayDotProduct arrayElement arrayElementOrNull arrayEnumerate arrayEnumerateDense
  arrayEnumerateDenseRanked arrayEnumerateUniq arrayEnumerateUniqRanked arrayExcept arrayExists arrayFill arrayFilter arrayFirst arrayFirstIndex
  arrayFirstOrNull arrayFlatten flatten arrayFold arrayIntersect arrayJaccardIndex arrayJoin unnest arrayLast arrayLastIndex arrayLastOrNull
  arrayLevenshteinDistance arrayLevenshteinDistanceWeighted arrayMap arrayMax arrayMin arrayNormalizedGini arrayPartialReverseSort arrayPartialShuffle
  arrayPartialSort arrayPopBack arrayPopFront arrayProduct arrayPushBack arrayPushFront arrayRandomSample arrayRemove array_remove arrayResize
  arrayReverse arrayReverseFill arrayReverseSort arrayReverseSplit arrayRotateLeft arrayRotateRight arrayShiftLeft arrayShiftRight arrayShingles
  arrayShuffle arraySimilarity arraySlice arraySort arraySplit arraySum arraySymmetricDifference arrayTranspose arrayUnion arrayUniq arrayWithConstant
  arrayZip arrayZipUnaligned arrayTopK arrayBottomK countEqual emptyArrayDate emptyArrayDateTime emptyArrayFloat32 emptyArrayFloat64 emptyArrayInt8
  emptyArrayInt16 emptyArrayInt32 emptyArrayInt64 emptyArrayString emptyArrayToSingle emptyArrayUInt8 emptyArrayUInt16 emptyArrayUInt32
  emptyArrayUInt64 has hasAll hasAny hasSubstr indexOf indexOfAssumeSorted CARDINALITY range replicate
`);
