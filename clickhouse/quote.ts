/**
 * Text between the quotes of a string literal. Backslash and quote are the only characters that mean something there; all others are themselves
 * (test/integration/clickhouse/quote.test.ts asks the engine).
 */
export const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");

/** A string literal of ClickHouse. */
export const literal = (text: string): string => `'${escaped(text)}'`;

/** The name of a database, table or column. Double quotes would do as well; ClickHouse itself writes backticks. */
export const identifier = (name: string): string => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;

/** Names with commas between. */
export const identifiers = (names: readonly string[]): string => names.map(identifier).join(', ');

/** ` on cluster '…'`; nothing for a single server, whose cluster is `''`. */
export const onCluster = (cluster: string): string => (cluster === '' ? '' : ` on cluster ${literal(cluster)}`);
