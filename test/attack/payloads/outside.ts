import { ofExpression, ofQuery, type Payload, type Targets } from './payload.ts';

/** Files of the machine, by every name under which a file can be opened. */
export function filePayloads({ file, folder }: Targets): Payload[] {
  const scalars: Array<[name: string, expression: string]> = [
    ['file', `file('${file}')`],
    ['file in capitals', `FILE('${file}')`],
    ['file quoted', `\`file\`('${file}')`],
    ['file double-quoted', `"file"('${file}')`],
    ['file with a default', `file('${file}', 'none')`],
    ['accounts', "file('/etc/passwd')"],
    ['accounts by way of a folder', "file('/etc/../etc/passwd')"],
    [
      'file by an escape',
      `file('${[...file].map((c) => `\\\\x${c.charCodeAt(0).toString(16)}`).join('')}')`.replaceAll('\\\\', '\\'),
    ],
    ['file by a heredoc', `file($a$${file}$a$)`],
    ['file by a hexadecimal string', `file(x'${Buffer.from(file).toString('hex')}')`],
    ['file of a computed name', `file(concat('${file.slice(0, 5)}', '${file.slice(5)}'))`],
    ['file named in arrayMap', `arrayMap(file, ['${file}'])`],
    ['file named and quoted', `arrayMap(\`file\`, ['${file}'])`],
    ['file named in capitals', `arrayMap(FILE, ['${file}'])`],
    ['file named in arrayFilter', `arrayFilter(z -> file(z) != '', ['${file}'])[1] = '' ? '' : file('${file}')`],
    ['file named in arrayFold', `arrayFold((a, z) -> concat(a, file(z)), ['${file}'], '')`],
    ['file named in arraySort', `arraySort(z -> file('${file}'), [file('${file}')])`],
    ['file named in mapApply', `mapApply((k, v) -> (k, file(v)), map('a', '${file}'))`],
    ['file named in arrayExists', `arrayExists(z -> file(z) like '%', ['${file}']) ? file('${file}') : ''`],
  ];
  const tables: Array<[name: string, from: string]> = [
    ['file()', `file('${file}', 'LineAsString', 'line String')`],
    ['file() of a format', `file('${file}', 'CSV', 'line String')`],
    ['FILE() in capitals', `FILE('${file}', LineAsString)`],
    ['file() quoted', `\`file\`('${file}', 'LineAsString')`],
    ['accounts', "file('/etc/passwd', 'LineAsString')"],
    ['fileCluster()', `fileCluster('default', '${file}', 'LineAsString')`],
    ['filesystem()', `filesystem('${folder}')`],
    ['url() of a file', `url('file://${file}', 'LineAsString')`],
    ['sqlite()', `sqlite('${file}', 'sqlite_master')`],
    ['executable()', `executable('cat ${file}', 'LineAsString', 'line String')`],
    ['executable() with a query', `executable('cat', 'LineAsString', 'line String', (select 1))`],
    ['icebergLocal()', `icebergLocal('${folder}')`],
    ['deltaLakeLocal()', `deltaLakeLocal('${folder}')`],
    ['paimonLocal()', `paimonLocal('${folder}')`],
    ['odbc()', `odbc('DSN=x', 'a', 'b')`],
    ['input()', `input('line String')`],
    ['arrowstream()', `arrowstream('${file}')`],
    ['a file as a table', `\`${file}\``],
    ['a file as a table of its own database', `"${file}".\`a\``],
  ];
  return [
    ...scalars.map(([name, expression]) => ofExpression('files', name, expression)),
    ...tables.map(([name, from]) => ofQuery('files', name, `select toString(tuple(*)) as x from ${from}`)),
    ofQuery(
      'files',
      'a protobuf schema',
      `select toString(tuple(*)) as x from format('Protobuf', '1') settings format_schema = '${file}:M'`,
    ),
    ofQuery(
      'files',
      'a file as rows of a template',
      `select toString(tuple(*)) as x from format('Template', '1') settings format_template_row = '${file}'`,
    ),
    ofExpression(
      'files',
      'file by APPLY',
      `(select groupArray(a) from (select * apply(file) from (select '${file}' as a)))`,
    ),
    ofExpression(
      'files',
      'file by a structure',
      `(select any(y) from values('x UInt8, y String alias file(\\'${file}\\')', (1)))`,
    ),
    ofExpression('files', 'catboostEvaluate', `catboostEvaluate('${file}', 1)`),
  ];
}

/** Calls to a server that listens on loopback, by every table function and function that connects. */
export function callPayloads({ port }: Targets): Payload[] {
  const at = `127.0.0.1:${port}`;
  const from: Array<[name: string, from: string]> = [
    ['url', `url('http://${at}/url', 'LineAsString', 'line String')`],
    ['url quoted', `\`url\`('http://${at}/quoted', 'LineAsString', 'line String')`],
    ['url with headers', `url('http://${at}/headers', 'LineAsString', 'line String', headers('a' = 'b'))`],
    ['urlCluster', `urlCluster('default', 'http://${at}/cluster', 'LineAsString', 'line String')`],
    ...['s3', 'gcs', 'oss', 'cosn'].map((name): [string, string] => [
      name,
      `${name}('http://${at}/${name}/a.csv', NOSIGN, 'LineAsString', 'line String')`,
    ]),
    ['s3Cluster', `s3Cluster('default', 'http://${at}/s3c/a.csv', NOSIGN, 'LineAsString', 'line String')`],
    [
      'azureBlobStorage',
      `azureBlobStorage('http://${at}/az', 'c', 'b', 'n', 'a2V5', 'LineAsString', 'auto', 'line String')`,
    ],
    ['hdfs', `hdfs('hdfs://${at}/h', 'LineAsString', 'line String')`],
    ['remote', `remote('${at}', 'system', 'one')`],
    ['remoteSecure', `remoteSecure('${at}', 'system', 'one')`],
    ['remote of a shard list', `remote('127.0.0.{1,1}:${port}', 'system', 'one')`],
    ['mysql', `mysql('${at}', 'd', 't', 'u', 'p')`],
    ['postgresql', `postgresql('${at}', 'd', 't', 'u', 'p')`],
    ['mongodb', `mongodb('${at}', 'd', 't', 'u', 'p', 'line String')`],
    ['redis', `redis('${at}', 'k', 'k String, v String')`],
    ['jdbc', `jdbc('http://${at}/jdbc', 's', 't')`],
    ['odbc', `odbc('http://${at}/odbc', 's', 't')`],
    ...['iceberg', 'icebergS3', 'deltaLake', 'deltaLakeS3', 'hudi', 'paimon', 'paimonS3'].map(
      (name): [string, string] => [name, `${name}('http://${at}/${name}/', 'a', 'b')`],
    ),
    ['ytsaurus', `ytsaurus('http://${at}', '//t', 'token', 'line String')`],
    ['executable', `executable('curl http://${at}/exec', 'LineAsString', 'line String')`],
  ];
  return [
    ...from.map(([name, table]) => ofQuery('calls', name, `select toString(tuple(*)) as x from ${table}`)),
    ofExpression('calls', 'AI', `aiGenerate('http://${at}/ai', 'x')`),
    ofExpression(
      'calls',
      'url within view',
      `(select any(line) from view(select * from url('http://${at}/view', 'LineAsString', 'line String')))`,
    ),
    ofExpression(
      'calls',
      'url freed',
      `(select any(line) from url('http://${at}/freed', 'LineAsString', 'line String') settings readonly = 0)`,
    ),
  ];
}
