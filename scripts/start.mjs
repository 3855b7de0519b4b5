// `npm start`: installs what is missing, then runs the supervisor in this very process.
import { checkNode, ensureDependencies, ensureKafka } from './prepare.mjs';

checkNode();
ensureDependencies();
ensureKafka();
process.argv.splice(2, 0, 'up');
await import('../bin/leadstream.mjs');
