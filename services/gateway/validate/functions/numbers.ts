import { words } from './words.ts';

/** Arithmetic, mathematics, rounding, bits, random numbers, hashes. */
export const NUMBERS = words(`
  plus minus multiply divide negate intDiv intDivOrZero intDivOrNull divideOrNull divideDecimal multiplyDecimal modulo moduloOrZero moduloOrNull
  positiveModulo positiveModuloOrNull mod modOrNull pmod pmodOrNull abs sign gcd lcm max2 min2 midpoint avg2 sqr
  isFinite isInfinite isNaN ifNotFinite byteSwap
  acos acosh asin asinh atan atan2 atanh cbrt cos cosh degrees e erf erfc exp exp10 exp2 factorial hypot intExp10 intExp2 isPrime lgamma ln log log10
  log1p log2 pi pow power radians sigmoid sin sinh sqrt tan tanh tgamma widthBucket width_bucket proportionsZTest
  ceil ceiling floor round roundAge roundBankers roundDown roundDuration roundToExp2 trunc truncate
  bitAnd bitCount bitHammingDistance bitNot bitOr bitRotateLeft bitRotateRight bitShiftLeft bitShiftRight bitSlice bitTest bitTestAll bitTestAny bitXor
  bitmapAnd bitmapAndCardinality bitmapAndnot bitmapAndnotCardinality bitmapBuild bitmapCardinality bitmapContains bitmapHasAll bitmapHasAny bitmapMax
  bitmapMin bitmapOr bitmapOrCardinality bitmapSubsetInRange bitmapSubsetLimit bitmapToArray bitmapTransform bitmapXor bitmapXorCardinality subBitmap
  rand rand32 rand64 randConstant randCanonical randUniform randNormal randExponential randPoisson randBernoulli randBinomial
  financialInternalRateOfReturn financialInternalRateOfReturnExtended financialNetPresentValue financialNetPresentValueExtended
  cityHash64 farmHash64 farmFingerprint64 halfMD5 intHash32 intHash64 javaHash jumpConsistentHash metroHash64 murmurHash2_32 murmurHash2_64
  murmurHash3_32 murmurHash3_64 murmurHash3_128 sipHash64 sipHash128 wyHash64 xxHash32 xxHash64 xxh3 MD4 MD5 SHA1 SHA224 SHA256 SHA384 SHA512
  SHA512_256 CRC32 CRC32IEEE CRC64 URLHash
  geoDistance greatCircleDistance greatCircleAngle pointInEllipses pointInPolygon geohashEncode geohashDecode
  L1Distance L2Distance L2SquaredDistance LinfDistance LpDistance L1Norm L2Norm L2SquaredNorm LinfNorm LpNorm cosineDistance dotProduct scalarProduct
  seriesDecomposeSTL seriesOutliersDetectTukey seriesPeriodDetectFFT minSampleSizeConversion minSampleSizeContinuous
  countDigits isDecimalOverflow formatReadableDecimalSize formatReadableQuantity formatReadableSize FORMAT_BYTES formatReadableTimeDelta
  parseReadableSize parseReadableSizeOrNull parseReadableSizeOrZero parseTimeDelta bar
`);
