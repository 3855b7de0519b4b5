#!/usr/bin/env node
// From a checkout the TypeScript sources run as they are; an installed build has the compiled files only.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { loadDotEnv } from './dot-env.mjs';
import { runOnNewerNode } from './newer-node.mjs';

await runOnNewerNode();
loadDotEnv();

const compiled = new URL('../dist/services/cli/main.js', import.meta.url);
const source = new URL('../services/cli/main.ts', import.meta.url);

if (existsSync(source)) {
  // Types are taken away and code is compiled once, not with every command (half of its processor time). The services of `up` inherit it.
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
    new URL('../node_modules/.cache/leadstream-compiled', import.meta.url),
  );
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  await import(source.href);
} else {
  await import(compiled.href);
}
