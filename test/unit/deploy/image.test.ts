import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const manifest: { dependencies: Record<string, string> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const IMPORT = /^(?:import|export|\}).* from '([^']+)';$|import\('([^']+)'\)|^import '([^']+)';$/gm;
const TYPES_ONLY = /^(?:import|export) type [^;]*;/gm;
/** `leadstream up` starts local engines; it is for a checkout, where development packages are installed. */
const LOCAL_RUN = /^services\/cli\/(up\/|commands\/up\.ts)/;

/** Files of the image's code, and what they import from packages. */
async function packagesOf(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const folder of ['services', 'schemas', 'clickhouse', 'grafana']) {
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      const file = `${folder}/${name}`;
      if (!/(?<!\.d)\.ts$/.test(file) || LOCAL_RUN.test(file)) continue;
      const text = readFileSync(join(root, file), 'utf8').replace(TYPES_ONLY, '');
      for (const [, named, dynamic, bare] of text.matchAll(IMPORT)) {
        const specifier = named ?? dynamic ?? bare ?? '';
        if (specifier.startsWith('.')) {
          const target = resolve(root, dirname(file), specifier);
          expect(target.startsWith(join(root, 'dev')), `${file} imports ${specifier}`).toBe(false);
        } else if (!isBuiltin(specifier)) {
          const parts = specifier.split('/');
          found.set(parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/'), file);
        }
      }
    }
  }
  return found;
}

describe('the image', () => {
  it('has every package that the services import, and not the embedded engine', async () => {
    const packages = await packagesOf();
    expect(packages.size).toBeGreaterThan(10);
    for (const [name, file] of packages) expect(manifest.dependencies, `imported by ${file}`).toHaveProperty([name]);
    expect(manifest.dependencies).not.toHaveProperty('chdb');
  });

  it('copies what exists, and nothing that .dockerignore holds back', () => {
    const allowed = readFileSync(join(root, '.dockerignore'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = [...readFileSync(join(root, 'Dockerfile'), 'utf8').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, sources = '']) => sources.split(' '),
    );
    expect(copied.length).toBeGreaterThan(5);
    for (const source of copied) {
      expect(existsSync(join(root, source)), source).toBe(true);
      expect(allowed).toContain(source);
    }
  });
});
