import { describe, expect, it } from 'vitest';
import { isAllowed, mayBeNamed } from '../../../../../services/gateway/validate/functions/allowed.ts';
import { isStructure, isType } from '../../../../../services/gateway/validate/functions/types.ts';

describe('types', () => {
  it.each([
    'UInt8',
    'string',
    'Nullable(Decimal(18, 2))',
    "DateTime64(3, 'UTC')",
    'Array(Tuple(a UInt8, `b c` String))',
    'varchar(10)',
    'DOUBLE PRECISION',
    "Enum8('a' = 1, 'b' = -2)",
    'Map(String, Array(UInt8))',
    'LowCardinality(Nullable(String))',
    ' UInt8 ',
    'Variant(UInt8, String)',
    'JSON',
  ])('%s is one', (text) => expect(isType(text)).toBe(true));

  it.each([
    '',
    'UInt8 DEFAULT 1',
    'UInt8, UInt8',
    'Array',
    'Array()',
    'Array(UInt8',
    'UInt8)',
    'Nested2(a UInt8)',
    'AggregateFunction(file, String)',
    'UInt8 -- x',
    'UInt8 /* x */',
    'Tuple(a UInt8 ALIAS file(1))',
    "FixedString('x')",
    "DateTime(file('x'))",
    'Identifier',
    "Enum8(file('x') = 1)",
    'a UInt8',
  ])('%s is none', (text) => expect(isType(text)).toBe(false));
});

describe('structures', () => {
  it.each(['a UInt8', 'a UInt8, `b` String', "at DateTime('UTC'), tags Array(String)"])('%s is one', (text) =>
    expect(isStructure(text)).toBe(true),
  );

  it.each([
    '',
    'a',
    'a UInt8,',
    "a String ALIAS file('x')",
    'a String DEFAULT b',
    'a String MATERIALIZED b',
    'a String EPHEMERAL',
    'a String CODEC(ZSTD)',
    'a String TTL now()',
    'a UInt8, INDEX i a TYPE minmax',
    'a DEFAULT 1',
    'a String COMMENT 1',
    'a String NULL',
    'a String, CONSTRAINT c CHECK 1',
  ])('%s is none', (text) => expect(isStructure(text)).toBe(false));
});

describe('functions', () => {
  it.each([
    'sum',
    'SUM',
    'sumIf',
    'quantilesExactArrayIf',
    'uniqMerge',
    'countDistinct',
    'upper',
    'row_number',
    'toDate',
    'CAST',
    'formatRow',
  ])('%s may be called', (name) => expect(isAllowed(name)).toBe(true));

  it.each([
    'file',
    'FILE',
    'dictGet',
    'dictGetOrNull',
    'joinGet',
    'getSetting',
    'getServerSetting',
    'getMacro',
    'hasColumnInTable',
    'sleep',
    'sleepEachRow',
    'filesystemAvailable',
    'addressToLine',
    'demangle',
    'logTrace',
    'hostName',
    'FQDN',
    'tcpPort',
    'serverUUID',
    'uptime',
    'connectionId',
    'queryID',
    'aiGenerate',
    'catboostEvaluate',
    'evalMLMethod',
    'naiveBayesClassifier',
    'formatQuery',
    'fuzzQuery',
    'encrypt',
    'decrypt',
    'regionToName',
    'flameGraph',
    'aggThrow',
    'chdb',
    '__getScalar',
    'globalVariable',
    'structureToCapnProtoSchema',
    'generateSerialID',
    'url',
    'noSuchFunction',
    'fileIf',
    'getClientHTTPHeader',
    'initialQueryID',
    'showCertificate',
    'zookeeperSessionUptime',
    'mergeTreePartInfo',
    'estimateCompressionRatio',
  ])('%s may not', (name) => expect(isAllowed(name)).toBe(false));

  it('that parse a text may be called, not named', () => {
    expect(mayBeNamed('upper')).toBe(true);
    for (const name of ['CAST', 'cast', 'JSONExtract', 'arrayReduce', 'formatRow'])
      expect(mayBeNamed(name)).toBe(false);
  });
});
