// Runs a TypeScript file with a Node that can: `node dev/scripts/run.mjs dev/bench/main.ts latency`.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runOnNewerNode } from '../../bin/newer-node.mjs';

await runOnNewerNode();
process.argv.splice(1, 1);
process.argv[1] = resolve(process.argv[1]);
await import(pathToFileURL(process.argv[1]).href);
