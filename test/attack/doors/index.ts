import type { Attempt } from '../helpers/attempt.ts';
import type { Targets } from '../payloads/payload.ts';
import { bodies } from './bodies.ts';
import { names } from './names.ts';
import { parameters } from './parameters.ts';
import { reports } from './reports.ts';
import { protocol, settings } from './settings.ts';

/** Requests, not statements: every way in beside the body of a POST. */
export const doors = (targets: Targets): Attempt[] => [
  ...settings(),
  ...protocol(),
  ...bodies(targets),
  ...names(),
  ...parameters(),
  ...reports(),
];
