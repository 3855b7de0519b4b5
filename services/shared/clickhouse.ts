import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { httpsAgent, identityHeaders, isHttps } from './clickhouse/http.ts';
import type { Config } from './env.ts';
import { messageOf } from './errors.ts';
import type { Readiness } from './http/operations.ts';

export type { ClickHouseClient };

const MAX_CONNECTIONS = 16;

/** Client of one installation's database. Integers of 64 bits come as strings, decimals too: nothing is rounded on the way. */
export function createClickHouse(
  config: Config['clickhouse'],
  application: string,
  // 60 s: a big insert while merges run takes seconds; what takes longer is retried with the same token.
  requestTimeoutMs = 60_000,
): ClickHouseClient {
  return createClient({
    url: config.url,
    username: config.user,
    password: config.password,
    database: config.database,
    application: `leadstream-${application}`,
    request_timeout: requestTimeoutMs,
    max_open_connections: MAX_CONNECTIONS,
    // Our own agent and headers: the client's `tls` wants a CA beside a certificate, and always takes a certificate for the identity.
    ...(isHttps(config)
      ? {
          http_agent: httpsAgent(config, MAX_CONNECTIONS),
          set_basic_auth_header: false,
          http_headers: identityHeaders(config),
        }
      : {}),
    // Errors reach our own log, with a code and without the statement; the client's log is text on stderr.
    log: { level: ClickHouseLogLevel.OFF },
    // The server closes idle sockets after 10 s; 2.5 s keeps us from writing into one that is being closed.
    keep_alive: { enabled: true, idle_socket_ttl: 2_500 },
    clickhouse_settings: {
      output_format_json_quote_64bit_integers: 1,
      output_format_json_quote_decimals: 1,
      output_format_decimal_trailing_zeros: 1,
      date_time_input_format: 'best_effort',
    },
  });
}

/** Ready once the views are there: reading one without a row proves connection, database and migrations. */
export async function viewsReadiness(client: ClickHouseClient): Promise<Readiness> {
  try {
    const result = await client.query({ query: 'select 1 from viewers limit 0', format: 'JSONEachRow' });
    await result.json();
    return { ready: true };
  } catch (error) {
    return { ready: false, reason: `ClickHouse: ${messageOf(error)}` };
  }
}
