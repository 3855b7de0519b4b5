// `npm run build`: the services as plain JavaScript under dist/, with the SQL files that `migrate` and the gateway read beside the code,
// and the board's script and styles bundled.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

// What was renamed must not live on in an older build.
rmSync(at('dist'), { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [at('node_modules/typescript/bin/tsc'), '-p', at('tsconfig.build.json')],
  {
    stdio: 'inherit',
  },
);
if (status !== 0) process.exit(status ?? 1);
for (const folder of ['migrations', 'macros', 'intermediate', 'marts', 'metrics']) {
  cpSync(at(`clickhouse/${folder}`), at(`dist/clickhouse/${folder}`), { recursive: true });
}
for (const name of ['openapi.json', 'openapi-gateway.json']) cpSync(at(`docs/${name}`), at(`dist/docs/${name}`));

// With the code that was just compiled: the board bundles in the same way when it runs from its sources.
const { bundle, writeBundle } = await import('../../dist/services/board/http/bundle.js');
await writeBundle(at('dist/services/board/public'), await bundle(at('services/board/client')));
