import { z } from 'zod';
import { readClickHousePassword } from './clickhouse-password.ts';
import { pemCertificates, pemKey, problemOfPair } from './pem.ts';

/** As whom the views read the tables, in the embedded engine and where a server is set up as deploy/README.md says. Nobody can sign in as it. */
export const VIEWS_USER = 'leadstream_views';

const identifier = () => z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,60}$/);

/** A password in the address would be printed wherever the address is. */
function hasCredentials(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}

/** Variables that say where ClickHouse is and who we are there. */
export const ClickHouseEnv = {
  CLICKHOUSE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
    .refine((url) => !hasCredentials(url), 'user and password go to CLICKHOUSE_USER and CLICKHOUSE_PASSWORD')
    .optional(),
  CLICKHOUSE_CA: pemCertificates(),
  CLICKHOUSE_CERT: pemCertificates(),
  CLICKHOUSE_KEY: pemKey(),
  CLICKHOUSE_DATABASE: identifier().default('crm'),
  CLICKHOUSE_USER: z.string().default('default'),
  CLICKHOUSE_PASSWORD: z.string().optional(),
  CLICKHOUSE_CLUSTER: z.string().default(''),
  CLICKHOUSE_VIEWERS_USER: identifier().default('leadstream_reader'),
  CLICKHOUSE_VIEWS_USER: identifier().optional(),
};

const Parsed = z.object(ClickHouseEnv);
type Parsed = z.infer<typeof Parsed>;

const tlsOf = (e: Parsed) => ({ ca: e.CLICKHOUSE_CA, cert: e.CLICKHOUSE_CERT, key: e.CLICKHOUSE_KEY });

/** Why the variables can't be used together; undefined: they can. */
export function problemOfClickHouse(e: Parsed): string | undefined {
  const given = (['CLICKHOUSE_CA', 'CLICKHOUSE_CERT', 'CLICKHOUSE_KEY'] as const).find((name) => e[name] !== undefined);
  // Nobody wants to find out by a trace that certificates were ignored.
  if (given && !e.CLICKHOUSE_URL?.startsWith('https:')) return `${given}: needs CLICKHOUSE_URL=https://…`;
  return problemOfPair(tlsOf(e), 'CLICKHOUSE_');
}

/** What the variables say. @param local of the embedded server: its port, and the folder of its password */
export function clickHouseSettings(e: Parsed, local: { port: number; dataDir: string }) {
  const external = e.CLICKHOUSE_URL !== undefined;
  return {
    url: e.CLICKHOUSE_URL ?? `http://127.0.0.1:${local.port}`,
    external,
    database: e.CLICKHOUSE_DATABASE,
    user: e.CLICKHOUSE_USER,
    password: e.CLICKHOUSE_PASSWORD ?? (external ? '' : readClickHousePassword(local.dataDir)),
    /** PEM text for an address with https: whom we trust in place of the machine's authorities, and who we are. */
    tls: tlsOf(e),
    cluster: e.CLICKHOUSE_CLUSTER,
    /** As whom the gateway asks on a server. */
    viewersUser: e.CLICKHOUSE_VIEWERS_USER,
    /** As whom views read the tables; empty: as the user who asks. The embedded engine has this user; a server has it where an administrator made it. */
    viewsUser: e.CLICKHOUSE_VIEWS_USER ?? (external ? '' : VIEWS_USER),
  };
}
