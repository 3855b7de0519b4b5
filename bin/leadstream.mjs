#!/usr/bin/env node
// From a checkout the TypeScript sources run as they are; an installed build has the compiled files only.
import { existsSync } from 'node:fs';
import { loadDotEnv } from './dot-env.mjs';

loadDotEnv();

const compiled = new URL('../dist/services/cli/main.js', import.meta.url);
const source = new URL('../services/cli/main.ts', import.meta.url);

if (existsSync(source)) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(source.href);
} else {
  await import(compiled.href);
}
