import { words } from './words.ts';

const QUANTILES =
  words(`Exact ExactExclusive ExactHigh ExactInclusive ExactLow ExactWeighted ExactWeightedInterpolated BFloat16 BFloat16Weighted DD
  Deterministic GK InterpolatedWeighted TDigest TDigestWeighted Timing TimingWeighted`);

/** Aggregate and window functions, without their combinators. */
export const AGGREGATES = [
  ...['', ...QUANTILES].flatMap((kind) => ['quantile', 'quantiles', 'median'].map((name) => `${name}${kind}`)),
  ...words(`
  any anyHeavy anyLast any_value anyLast_respect_nulls any_respect_nulls anyRespectNulls anyLastRespectNulls first_value last_value
  first_value_respect_nulls last_value_respect_nulls approx_top_k approx_top_count approx_top_sum argMax argMin argAndMax argAndMin max_by min_by avg
  avgWeighted boundingRatio categoricalInformationValue contingency corr corrMatrix corrStable count countDistinct covarPop COVAR_POP covarPopMatrix
  covarPopStable covarSamp COVAR_SAMP covarSampMatrix covarSampStable cramersV cramersVBiasCorrected deltaSum deltaSumTimestamp
  distinctDynamicTypes distinctJSONPaths distinctJSONPathsAndTypes entropy exponentialMovingAverage exponentialTimeDecayedAvg
  exponentialTimeDecayedCount exponentialTimeDecayedMax exponentialTimeDecayedSum groupArray array_agg groupArrayInsertAt groupArrayIntersect
  groupArrayLast groupArrayMovingAvg groupArrayMovingSum groupArraySample groupArraySorted groupBitAnd BIT_AND groupBitOr BIT_OR groupBitXor BIT_XOR
  groupBitmap groupBitmapAnd groupBitmapOr groupBitmapXor groupConcat group_concat string_agg array_concat_agg groupUniqArray histogram
  intervalLengthSum kolmogorovSmirnovTest kurtPop kurtSamp largestTriangleThreeBuckets lttb mannWhitneyUTest max maxIntersections
  maxIntersectionsPosition maxMap maxMappedArrays meanZTest min minMap minMappedArrays rankCorr retention sequenceCount sequenceMatch
  sequenceMatchEvents sequenceNextNode simpleLinearRegression singleValueOrNull skewPop skewSamp sparkbar sparkBar stddevPop STDDEV_POP STD STDDEV
  stddevPopStable stddevSamp STDDEV_SAMP stddevSampStable studentTTest studentTTestOneSample sum sumCount sumKahan sumMap sumMapFiltered
  sumMapWithOverflow sumMappedArrays sumWithOverflow theilsU topK topKWeighted uniq uniqCombined uniqCombined64 uniqExact uniqHLL12 uniqUpTo varPop
  VAR_POP varPopStable varSamp VAR_SAMP varSampStable welchTTest windowFunnel analysisOfVariance anova
  row_number rank dense_rank denseRank percent_rank percentRank cume_dist ntile nth_value lag lagInFrame lead leadInFrame nonNegativeDerivative
`),
];

/** Endings that make another aggregate function of one. */
const COMBINATORS = words(
  'If Array Map State Merge SimpleState MergeState ForEach Distinct OrDefault OrNull Resample ArgMin ArgMax Null Tuple',
);

/** A name and what it is without one more combinator: `sumArrayIf`, `sumArray`, `sum`. */
export function withoutCombinators(name: string): string[] {
  const shorter = COMBINATORS.filter((ending) => name.length > ending.length && name.endsWith(ending)).map((ending) =>
    name.slice(0, -ending.length),
  );
  return [name, ...shorter.flatMap(withoutCombinators)];
}
