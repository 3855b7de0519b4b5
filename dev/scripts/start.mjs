// `npm start`: installs what is missing, then runs the supervisor in this very process.
import { loadDotEnv } from '../../bin/dot-env.mjs';
import { runOnNewerNode } from '../../bin/newer-node.mjs';
import { ensureDependencies, ensureKafka } from './prepare.mjs';

await runOnNewerNode();
// It may name engines elsewhere: then none is fetched.
loadDotEnv();
ensureDependencies();
ensureKafka();
process.argv.splice(2, 0, 'up');
await import('../../bin/leadstream.mjs');
