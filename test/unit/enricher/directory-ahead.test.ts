import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../schemas/parse.ts';
import { type DirectoryEvent, isDirectoryEvent } from '../../../schemas/types.ts';
import { Directory } from '../../../services/enricher/directory/directory.ts';
import { lookups } from '../../../services/enricher/state/lookups.ts';

const NOW = Date.parse('2026-06-15T12:00:00Z');
const MINUTE = 60_000;

function salesperson(role: string, atMs: number, id: string): DirectoryEvent {
  const data = { salesperson_id: 's', name: 'S', role };
  const time = new Date(atMs).toISOString();
  const result = parseEvent(
    { specversion: '1.0', source: '/crm/a', id, type: 'crm.salesperson.set', time, data },
    { receivedAtMs: NOW, lenient: false },
  );
  if (!result.ok || !isDirectoryEvent(result.event)) throw new Error('an invalid version');
  return result.event;
}

describe('a version of the directory from the future', () => {
  it('counts at once if it is at most five minutes ahead', () => {
    const directory = new Directory(NOW);
    directory.add(salesperson('admin', NOW + 5 * MINUTE, '1'));
    expect(directory.roleOf('s')).toBe('admin');
    expect(directory.nextDueMs()).toBeUndefined();
  });

  it('waits if it is further ahead, and the one before it counts until then', () => {
    const directory = new Directory(NOW);
    directory.add(salesperson('agent', NOW - MINUTE, '1'));
    directory.add(salesperson('admin', NOW + 5 * MINUTE + 1, '2'));
    expect(directory.roleOf('s')).toBe('agent');
    expect(directory.nextDueMs()).toBe(NOW + 1);
    const { revision } = directory;
    expect(directory.advance(NOW)).toBe(false);
    expect(directory.advance(NOW + 1)).toBe(true);
    expect(directory.roleOf('s')).toBe('admin');
    // Rows derived with it must win over those derived before.
    expect(directory.revision).toBeGreaterThan(revision);
    expect(directory.advance(NOW + 2)).toBe(false);
  });

  it('that loses its identity to another content never counts', () => {
    const directory = new Directory(NOW);
    const [early, late] = [salesperson('agent', NOW, '1'), salesperson('admin', NOW + 60 * MINUTE, '1')];
    const { winner } = [early, late].map((event) => directory.add(event)).at(-1) ?? {};
    directory.advance(NOW + 60 * MINUTE);
    expect(directory.roleOf('s')).toBe(winner?.type === 'crm.salesperson.set' ? winner.data.role : undefined);
  });

  it('makes the directory a function of the versions and the clock: when the clock moved says nothing', () => {
    const version = fc.record({
      role: fc.constantFrom('agent', 'supervisor', 'admin'),
      aheadMinutes: fc.integer({ min: -10, max: 60 }),
      id: fc.constantFrom('1', '2', '3', '4'),
    });
    fc.assert(
      fc.property(
        fc.array(version, { maxLength: 10 }),
        fc.array(fc.integer({ min: 0, max: 60 })),
        (versions, steps) => {
          const events = versions.map(({ role, aheadMinutes, id }) =>
            salesperson(role, NOW + aheadMinutes * MINUTE, id),
          );
          const stepped = new Directory(NOW);
          for (const [index, event] of events.entries()) {
            stepped.add(event);
            stepped.advance(NOW + (steps[index] ?? 0) * MINUTE);
          }
          const endMs = NOW + Math.max(0, ...steps) * MINUTE;
          stepped.advance(endMs);
          const fresh = new Directory(endMs);
          for (const event of events) fresh.add(event);
          expect({
            role: stepped.roleOf('s'),
            answer: stepped.digestOf(lookups.role('s')),
            revision: stepped.revision,
          }).toEqual({
            role: fresh.roleOf('s'),
            answer: fresh.digestOf(lookups.role('s')),
            revision: fresh.revision,
          });
        },
      ),
    );
  });
});
