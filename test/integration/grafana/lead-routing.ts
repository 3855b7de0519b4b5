import type { Facts } from '../clickhouse/facts.ts';

/** Settings of the report, as the reporter copies them into a generation. */
const SETTINGS = {
  source_tags: ["e'book", 'web form'],
  forwarded_from: 'main',
  salespeople: ['ann', 'ben', 'cid'],
  first_contact_tag: 'called',
  conversion_stage_1: 'meeting',
  conversion_stage_2: 'offer',
  final_stage: 'signed',
};

const NAMES = ['transferred_at', 'taken_up_at', 'conversion_1_at', 'conversion_2_at', 'final_at'] as const;

/** A contact with the October days of its milestones; a missing one is null. */
function contact(id: string, tag: string, owner: string, acquired: string, days: ReadonlyArray<number | null>) {
  const at = (day: number | null | undefined) =>
    day == null ? null : `2026-10-${String(day).padStart(2, '0')}T12:00:00Z`;
  const milestones = Object.fromEntries(NAMES.map((name, index) => [name, at(days[index])]));
  return { contact_id: id, source_tag: tag, salesperson_id: owner, acquired_at: acquired, ...milestones };
}

/** One generated report over October 2026: contacts at every stage, one acquired in September, one that skipped a stage. */
export async function fillLeadRouting(facts: Facts): Promise<void> {
  await facts.directory('lead_report', 'lr', { report_id: 'lr', name: "Leads of '26", active: true, ...SETTINGS });
  const contacts = [
    contact('r1', "e'book", '(none)', '2026-10-01T00:00:00Z', []),
    contact('r2', "e'book", 'ann', '2026-10-01T08:00:00Z', [2]),
    contact('r3', "e'book", 'ann', '2026-10-02T08:00:00Z', [3, 4]),
    contact('r4', 'web form', 'ann', '2026-10-02T09:00:00Z', [3, 4, 5]),
    contact('r5', 'web form', 'ben', '2026-10-02T10:00:00Z', [3, 4, 5, 6]),
    contact('r6', 'web form', 'ben', '2026-10-31T23:00:00Z', [31, 31, 31, 31, 31]),
    // Signed without ever being taken up: the nested flow leaves it at "transferred".
    contact('r7', 'web form', 'ben', '2026-10-20T10:00:00Z', [21, null, 22, 22, 22]),
    contact('r8', 'web form', 'ann', '2026-09-30T10:00:00Z', [1, 2]),
  ];
  await facts.contacts(contacts.map(({ contact_id }) => ({ contact_id, name: `Contact "${contact_id}"` })));
  await facts.insert(
    'fact_lead_contacts',
    contacts.map((one) => ({ run: 'run', report_id: 'lr', ...one })),
  );
  await facts.insert('fact_lead_generations', [
    {
      report_id: 'lr',
      day: '2026-11-02',
      run: 'run',
      generated_at: '2026-11-02T00:15:00Z',
      contacts: contacts.length,
      ...SETTINGS,
      known_versions: [],
    },
  ]);
}
