import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseEvent } from '../../schemas/parse.ts';
import { type DirectoryEvent, isDirectoryEvent } from '../../schemas/types.ts';
import { Directory } from '../../services/enricher/directory/directory.ts';
import { directoryBody } from '../helpers/histories/directory.ts';
import { shuffleAndDuplicate } from '../helpers/histories/index.ts';
import { time } from '../helpers/histories/times.ts';
import { propertySettings } from '../helpers/pipeline/index.ts';

/** Few identities, so that contents under one identity differ even in what they are about. */
const version = fc
  .record({ body: directoryBody, time, id: fc.constantFrom('1', '2', '3', '4') })
  .map(({ body, ...identity }) => ({ specversion: '1.0', source: '/crm/a', ...identity, ...body }));

function parsed(json: unknown): DirectoryEvent {
  const result = parseEvent(json, { receivedAtMs: Date.UTC(2025, 0, 1), lenient: true });
  if (!result.ok || !isDirectoryEvent(result.event)) throw new Error('the generator made an invalid version');
  return result.event;
}

function directoryOf(events: readonly DirectoryEvent[]) {
  const directory = new Directory(Date.UTC(2025, 0, 1));
  for (const event of events) directory.add(event);
  const prints = [...directory.prints].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    prints,
    revision: directory.revision,
    rates: ['USD', 'EUR', 'VND'].map((currency) => directory.rateOn(currency, 1_000_000)),
  };
}

it('the directory is a function of the set of its versions, what it is fingerprinted by included', () => {
  fc.assert(
    fc.property(fc.array(version, { maxLength: 25 }), fc.integer(), (versions, seed) => {
      const events = versions.map(parsed);
      expect(directoryOf(shuffleAndDuplicate(events, seed))).toEqual(directoryOf(events));
    }),
    propertySettings(300),
  );
});
