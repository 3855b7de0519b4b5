import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { runOnNewerNode } from './bin/newer-node.mjs';
import { TakeTurns } from './test/helpers/take-turns.ts';

// `npx vitest` on a machine whose Node is too old: what tests start runs TypeScript with the Node that runs them.
await runOnNewerNode();

const SECOND = 1_000;
/** One Kafka and one ClickHouse for all projects that name it. */
const stack = ['test/helpers/global-stack.ts'];

/** Brokers of tests live for seconds: what the second compiler makes of their code never pays for itself (4 s of processor per start without this, 2.5 s with). */
process.env.JDK_JAVA_OPTIONS ??= '-XX:TieredStopAtLevel=1';

/** Hundreds of services and engines are started: with their modules compiled and their types taken away once, a start takes 0.6 s of processor in place of 0.9 s. */
process.env.NODE_COMPILE_CACHE ??= resolve(import.meta.dirname, 'node_modules/.cache/node-compile');

/**
 * Pure code first, a worker a core. All else side by side with two more workers than that: what waits (for a broker to notice a death, for a process to
 * come back) beside what needs a core. What they kill is their own.
 */
const CORES = 2;
const WAITING = 2;
const together = { maxWorkers: CORES + WAITING, sequence: { groupOrder: 1 } };

/** Files that share a worker load its modules once: 0.4 s of processor less for each of a hundred. What a test owns, it makes and ends itself. */
const sharedModules = { ...together, isolate: false };

export default defineConfig({
  test: {
    sequence: { sequencer: TakeTurns },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          testTimeout: 15 * SECOND,
          // Pure functions, nothing mocked, no variable of the process set: a process for each file only loads the same modules again (50 s, now 24 s).
          isolate: false,
          maxWorkers: CORES,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'property',
          include: ['test/property/**/*.test.ts'],
          globalSetup: stack,
          testTimeout: 180 * SECOND,
          hookTimeout: 120 * SECOND,
          ...sharedModules,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: stack,
          testTimeout: 90 * SECOND,
          hookTimeout: 120 * SECOND,
          ...sharedModules,
        },
      },
      {
        test: {
          name: 'attack',
          include: ['test/attack/**/*.test.ts'],
          testTimeout: 120 * SECOND,
          hookTimeout: 120 * SECOND,
          ...sharedModules,
        },
      },
      {
        test: {
          name: 'chaos',
          include: ['test/chaos/**/*.test.ts'],
          globalSetup: stack,
          testTimeout: 300 * SECOND,
          hookTimeout: 120 * SECOND,
          ...together,
        },
      },
      {
        test: {
          name: 'browser',
          globalSetup: stack,
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 240 * SECOND,
          hookTimeout: 300 * SECOND,
          ...together,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 300 * SECOND,
          hookTimeout: 300 * SECOND,
          ...together,
        },
      },
    ],
  },
});
