// `npm run lock`: names in package-lock.json, and in that of dev/engines/node, the packages of other platforms that npm has left out of it.
//
// npm leaves them out where its registry (a mirror, say) does not have them, and then `npm ci` refuses that very file, on every machine.
// Their versions are pinned by the package that wants them; os and cpu are in their names, so nothing need be fetched. `--check` only looks (part of `npm test`).
import { readFileSync, writeFileSync } from 'node:fs';

const FILES = ['package-lock.json', 'dev/engines/node/package-lock.json'];
const OS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const LIBC = { gnu: 'glibc', musl: 'musl' };

/** `[path, name, version, parent]` of every optional dependency that the lock file has no entry for. */
function missingFrom(packages) {
  return Object.entries(packages).flatMap(([path, parent]) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name]) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
      .map(([name, version]) => [`node_modules/${name}`, name, version, parent]),
  );
}

/** Entry of a package for another platform, e.g. `@chdb/lib-linux-arm64-gnu`. */
function platformEntry(name, version, parent) {
  const words = name.split('-');
  const at = words.findIndex((word) => OS.includes(word));
  const libc = LIBC[words[at + 2]];
  if (at < 0 || !words[at + 1] || !/^\d/.test(version)) throw new Error(`${name}@${version} does not name a platform`);
  return {
    version,
    cpu: [words[at + 1]],
    ...(parent.dev ? { dev: true } : {}),
    ...(libc ? { libc: [libc] } : {}),
    optional: true,
    os: [words[at]],
  };
}

/** @returns whether the file lacks nothing, now or (`onlyLook`) before */
function complete(file, onlyLook) {
  const url = new URL(`../../${file}`, import.meta.url);
  const lock = JSON.parse(readFileSync(url, 'utf8'));
  const missing = missingFrom(lock.packages);
  if (onlyLook) {
    for (const [, name] of missing) process.stdout.write(`${file} has no entry for ${name}\n`);
    return missing.length === 0;
  }
  for (const [path, name, version, parent] of missing) lock.packages[path] = platformEntry(name, version, parent);
  const [root, ...rest] = Object.entries(lock.packages);
  lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => (a < b ? -1 : 1))]);
  if (missing.length > 0) writeFileSync(url, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${missing.length} packages of other platforms added to ${file}\n`);
  return true;
}

const onlyLook = process.argv.includes('--check');
const whole = FILES.map((file) => complete(file, onlyLook));
if (whole.includes(false)) {
  process.stdout.write('Run: npm run lock\n');
  process.exitCode = 1;
}
