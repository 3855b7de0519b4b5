import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A second copy of kafkajs, as it is published: to show what goes wrong with it. What Leadstream has loaded stays as it is. */
export function originalKafkajs(): typeof import('kafkajs') {
  const name = 'kafkajs';
  const root = require.resolve(`${name}/package.json`).replace('package.json', '');
  const ours = Object.entries(require.cache).filter(([path]) => path.startsWith(root));
  const forget = () => {
    for (const path of Object.keys(require.cache)) if (path.startsWith(root)) delete require.cache[path];
  };
  forget();
  try {
    return require(name);
  } finally {
    forget();
    Object.assign(require.cache, Object.fromEntries(ours));
  }
}
