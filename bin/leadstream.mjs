#!/usr/bin/env node
// From a checkout the TypeScript sources run as they are; an installed build has the compiled files only.
import { existsSync } from 'node:fs';
import { loadDotEnv } from './dot-env.mjs';
import { runOnNewerNode } from './newer-node.mjs';

await runOnNewerNode();
loadDotEnv();

const compiled = new URL('../dist/services/cli/main.js', import.meta.url);
const source = new URL('../services/cli/main.ts', import.meta.url);
await import(existsSync(source) ? source.href : compiled.href);
