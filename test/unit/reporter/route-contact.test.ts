import { describe, expect, it } from 'vitest';
import { compareEvents } from '../../../schemas/compare.ts';
import { parseInstant } from '../../../schemas/instant.ts';
import type { ContactEvent, RoutingConfig } from '../../../services/reporter/model.ts';
import { routeContact } from '../../../services/reporter/routing/route-contact.ts';

const REPORT: RoutingConfig = {
  sourceTags: ['ad', 'site'],
  forwardedFrom: 'hub',
  salespeople: ['an', 'su'],
  firstContactTag: 'called',
  conversionStage1: 's1',
  conversionStage2: 's2',
  finalStage: 's3',
};

type Said =
  | { kind: 'tagged'; tag: string }
  | { kind: 'assigned'; toId: string; fromId: string | undefined }
  | { kind: 'entered'; stageId: string }
  | { kind: 'created' | 'updated'; ownerId: string | null | undefined; accountId: string | null | undefined };

const ms = (day: string) => Date.parse(`${day}T12:00:00Z`);
const tagged = (tag: string): Said => ({ kind: 'tagged', tag });
const assigned = (toId: string, fromId?: string): Said => ({ kind: 'assigned', toId, fromId });
const entered = (stageId: string): Said => ({ kind: 'entered', stageId });
const created = (fields: { ownerId?: string | null; accountId?: string | null }): Said => ({
  kind: 'created',
  ownerId: fields.ownerId,
  accountId: fields.accountId,
});

/** `2026-10-07` or a time with as many digits as needed. */
function route(entries: ReadonlyArray<[time: string, said: Said, id?: string]>, report = REPORT) {
  const events = entries.map(([time, said, id], index): ContactEvent => {
    const instant = parseInstant(time.includes('T') ? time : `${time}T12:00:00Z`);
    if (!instant) throw new Error(`no time: ${time}`);
    return { ...instant, source: '/crm/a', id: id ?? `e${index}`, ...said };
  });
  return routeContact(events.sort(compareEvents), report);
}

describe('the way of a contact through a lead report', () => {
  it('does not begin without one of the tags', () => {
    expect(route([['2026-10-07', tagged('vip')]])).toBeUndefined();
  });

  it('begins with the first of the tags, which stays its source', () => {
    const routed = route([
      ['2026-10-08', tagged('site')],
      ['2026-10-07', tagged('ad')],
    ]);
    expect(routed).toMatchObject({ sourceTag: 'ad', acquiredAtMs: ms('2026-10-07') });
  });

  it('goes on only from the account to one of the salespeople, at or after acquisition', () => {
    const routed = route([
      ['2026-10-06', assigned('su', 'hub')],
      ['2026-10-07', tagged('ad')],
      ['2026-10-08', assigned('an', 'other')],
      ['2026-10-09', assigned('stranger', 'hub')],
      ['2026-10-10', assigned('su', 'hub')],
    ]);
    expect(routed).toMatchObject({ transferredAtMs: ms('2026-10-10'), salespersonId: 'su' });
  });

  it('belongs to the last of the salespeople, from whomever it came', () => {
    const routed = route([
      ['2026-10-07', tagged('ad')],
      ['2026-10-08', assigned('su', 'hub')],
      ['2026-10-09', assigned('an', 'su')],
      ['2026-10-10', assigned('stranger', 'an')],
    ]);
    expect(routed).toMatchObject({ transferredAtMs: ms('2026-10-08'), salespersonId: 'an' });
  });

  it('belongs to nobody before the transfer', () => {
    const routed = route([
      ['2026-10-07', tagged('ad')],
      ['2026-10-08', assigned('an', 'other')],
    ]);
    expect(routed).toMatchObject({ transferredAtMs: undefined, salespersonId: undefined });
  });

  it.each([
    ['the account, where nobody owned it', created({ accountId: 'hub' }), true],
    ['the owner before the account', created({ accountId: 'hub', ownerId: 'su' }), false],
    ['the owner', created({ accountId: 'other', ownerId: 'hub' }), true],
    ['the account again, where the owner was cleared', created({ accountId: 'hub', ownerId: null }), true],
    ['nobody, where nothing was said', created({}), false],
  ])('comes, if the assignment does not say it, from %s', (_what, first, transferred) => {
    const routed = route([
      ['2026-10-01', first],
      ['2026-10-07', tagged('ad')],
      ['2026-10-08', assigned('an')],
    ]);
    expect(routed?.transferredAtMs !== undefined).toBe(transferred);
  });

  it('takes what the first created says for known before everything, whatever its time', () => {
    const routed = route([
      ['2026-10-07', tagged('ad')],
      ['2026-10-08', assigned('an')],
      ['2026-10-12', created({ ownerId: 'hub' })],
    ]);
    expect(routed?.transferredAtMs).toBe(ms('2026-10-08'));
  });

  it('takes the account as it is known in the end, the owner as it was until then', () => {
    const later: Said = { kind: 'updated', ownerId: 'hub', accountId: 'hub' };
    const routed = route([
      ['2026-10-01', created({ accountId: 'other' })],
      ['2026-10-07', tagged('ad')],
      ['2026-10-08', assigned('an')],
      ['2026-10-09', later],
    ]);
    expect(routed?.transferredAtMs).toBe(ms('2026-10-08'));
  });

  it('counts what has the very same time, whatever its id, but nothing a digit earlier', () => {
    const at = '2026-10-07T12:00:00.0000005Z';
    const same = route([
      [at, entered('s3'), 'a'],
      [at, assigned('an', 'hub'), 'b'],
      [at, tagged('called'), 'c'],
      [at, tagged('ad'), 'd'],
    ]);
    expect(same).toMatchObject({
      finalAtMs: ms('2026-10-07'),
      transferredAtMs: ms('2026-10-07'),
      takenUpAtMs: ms('2026-10-07'),
    });
    const earlier = route([
      ['2026-10-07T12:00:00.0000004Z', entered('s3')],
      ['2026-10-07T12:00:00.0000004Z', assigned('an', 'hub')],
      [at, tagged('ad')],
    ]);
    expect(earlier).toMatchObject({ finalAtMs: undefined, transferredAtMs: undefined });
  });

  it('is taken up by a first contact since the transfer, not before', () => {
    const routed = route([
      ['2026-10-07', tagged('ad')],
      ['2026-10-08', tagged('called')],
      ['2026-10-09', assigned('an', 'hub')],
      ['2026-10-11', tagged('called')],
    ]);
    expect(routed?.takenUpAtMs).toBe(ms('2026-10-11'));
  });

  it('takes a later stage for the earlier ones too, and stages only since acquisition', () => {
    const routed = route([
      ['2026-10-06', entered('s1')],
      ['2026-10-07', tagged('ad')],
      ['2026-10-09', entered('s2')],
      ['2026-10-10', entered('s1')],
    ]);
    expect(routed).toMatchObject({
      conversion1AtMs: ms('2026-10-09'),
      conversion2AtMs: ms('2026-10-09'),
      finalAtMs: undefined,
    });
  });
});
