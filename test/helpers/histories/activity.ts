/** Random activity events of few contacts; ids of other things begin with their contact's. */
import fc from 'fast-check';
import {
  type Body,
  CAMPAIGNS,
  CATEGORIES,
  CONTACTS,
  CURRENCIES,
  CUSTOM_KEYS,
  clearable,
  type Data,
  LIKELY_CAMPAIGNS,
  LIKELY_PEOPLE,
  LIKELY_STAGES,
  money,
  name,
  PRODUCTS,
  percent,
  pick,
  positiveMoney,
  SALESPEOPLE,
  SOURCES,
  STAGES,
  saying,
  TAGS,
} from './pools.ts';
import { day } from './times.ts';

type Fields = Record<string, fc.Arbitrary<unknown>>;
/** Weight, type without `crm.`, fields that must be said, fields that may be. */
type Kind = readonly [number, string, Fields, Fields];

const person = clearable(pick(SALESPEOPLE));

const contactFields: Fields = {
  name: clearable(name),
  email: clearable(pick(['a@example.com'])),
  industry: clearable(pick(['steel', 'glass', ''])),
  owner_id: person,
  account_id: clearable(pick(['acc1', 'acc2'])),
  origin: pick(['manual', 'form', 'api']),
  shoe_size: pick([42, '43', null]),
};

const opportunityFields: Fields = {
  campaign_id: clearable(pick(LIKELY_CAMPAIGNS)),
  description: clearable(pick(['Big deal', 'Ein "Angebot"', ''])),
  stage_id: clearable(pick(STAGES)),
  estimated_value: clearable(money),
  currency: pick(CURRENCIES),
  close_rate: clearable(percent),
  expected_close_on: clearable(day),
  owner_id: person,
  product_category: clearable(pick(CATEGORIES)),
  source_id: clearable(pick(SOURCES)),
  custom: fc.dictionary(pick(CUSTOM_KEYS), pick(['x', '', null, 7, 1.5, true, ['a', 1], { b: null }]), { maxKeys: 3 }),
  unknown_field: pick(['kept', 5, null, { deep: [1] }]),
};
const byHand: Fields = { description: pick(['Big deal', 'Small one']), estimated_value: money, expected_close_on: day };
const automatic: Fields = { origin: pick(['contact_created', 'list_upload', 'call_campaign']) };

const line = fc
  .tuple(fc.record({ product_id: pick(PRODUCTS), amount: money }), saying({ quantity: pick([1, '2.5']) }))
  .map(([must, may]) => ({ ...must, ...may }));
const lines = fc.array(line, { minLength: 1, maxLength: 3 });

/** What only some interpretations of the contract settle: `test/reference-model/INTERPRETATIONS.md`. */
const contestedFields: Record<string, Fields> = {
  'opportunity.updated': { currency: clearable(pick(CURRENCIES)), custom: fc.constant(null) },
  'opportunity.stage_changed': { unknown_field: pick(['from a stage', 1]) },
  'opportunity.assigned': { another_field: pick(['from an assignment']) },
  'order.updated': {
    status: fc.constant(null),
    currency: fc.constant(null),
    amount: fc.constant(null),
    lines: fc.constant(null),
  },
};

function kindsOf(contact: string): Kind[] {
  const own = (suffixes: readonly string[]) => pick(suffixes.map((suffix) => `${contact}-${suffix}`));
  // Now and then it names what belongs to another contact, or to nobody.
  const opportunity = fc.oneof(
    { weight: 20, arbitrary: own(['o1', 'o2']) },
    { weight: 1, arbitrary: fc.constant('c1-o1') },
  );
  const opp: Fields = { opportunity_id: opportunity };
  const ownOpp: Fields = { opportunity_id: own(['o1', 'o2']) };
  const maybeOpp: Fields = { opportunity_id: clearable(opportunity) };
  const order: Fields = { order_id: own(['r1', 'r2']) };
  const orderFields: Fields = {
    ...maybeOpp,
    status: pick(['placed', 'confirmed', 'cancelled', ' Canceled', 'CANCELLED\u00a0\u200b', 'Returned']),
    currency: pick(CURRENCIES),
  };
  const task: Fields = { task_id: own(['t1', 't2']) };
  const taskFields: Fields = { ...maybeOpp, title: clearable(name), due_on: clearable(day), assignee_id: person };
  const tag: Fields = { tag: pick(TAGS) };
  return [
    [3, 'contact.created', {}, contactFields],
    [4, 'contact.updated', {}, contactFields],
    [4, 'contact.tagged', tag, { by_id: person }],
    [1, 'contact.untagged', tag, {}],
    [3, 'contact.assigned', { to_id: pick(SALESPEOPLE) }, { from_id: person }],
    [1, 'contact.stage_changed', { stage_id: pick(['lead', 'client']) }, { by_id: person }],
    [
      6,
      'opportunity.created',
      { ...ownOpp, ...byHand },
      { ...without(opportunityFields, byHand), origin: fc.constant('manual') },
    ],
    [6, 'opportunity.created', { ...ownOpp, ...automatic }, opportunityFields],
    [6, 'opportunity.updated', opp, opportunityFields],
    [
      16,
      'opportunity.stage_changed',
      { ...opp, stage_id: pick(LIKELY_STAGES) },
      { by_id: clearable(pick(LIKELY_PEOPLE)), lost_reason: clearable(pick(['competitor', 'za drogo', ''])) },
    ],
    [3, 'opportunity.assigned', { ...opp, owner_id: person }, {}],
    [3, 'opportunity.transferred', opp, { to_id: person }],
    [3, 'opportunity.qualified', opp, {}],
    [1, 'opportunity.deleted', opp, {}],
    [4, 'order.placed', { ...order, amount: money }, orderFields],
    [4, 'order.placed', { ...order, lines }, { ...orderFields, amount: money }],
    [4, 'order.updated', order, { ...orderFields, amount: money, lines }],
    [2, 'task.created', task, taskFields],
    [2, 'task.completed', task, taskFields],
    [1, 'task.deleted', task, taskFields],
    [2, 'interaction.logged', { kind: pick(['call', 'email']) }, { ...maybeOpp, by_id: person }],
  ];
}

/** One event of one contact, mostly of the first. */
export function activityBody(contested: boolean): fc.Arbitrary<Body> {
  return fc.oneof(
    ...CONTACTS.map((contact, index) => ({ weight: index === 0 ? 4 : 1, arbitrary: bodyOf(contact, contested) })),
  );
}

function bodyOf(contact_id: string, contested: boolean): fc.Arbitrary<Body> {
  return fc.oneof(
    ...kindsOf(contact_id).map(([weight, type, must, may]) => ({
      weight,
      arbitrary: fc
        .tuple(fc.record(must), saying({ ...may, ...(contested ? contestedFields[type] : {}) }))
        .map(([said, maybe]): Body => ({ type: `crm.${type}`, data: { contact_id, ...maybe, ...said } })),
    })),
  );
}

/** One event of a cost; 0 cancels it. */
export const costBody: fc.Arbitrary<Body> = fc
  .tuple(
    fc.record({
      cost_id: pick(['x1', 'x2', 'x3', 'x4']),
      amount: fc.oneof({ weight: 4, arbitrary: positiveMoney }, { weight: 1, arbitrary: pick([0, '0.00']) }),
      spent_on: day,
    }),
    saying({
      currency: pick(CURRENCIES),
      campaign_id: clearable(pick(CAMPAIGNS)),
      source_id: clearable(pick(SOURCES)),
      product_category: clearable(pick(CATEGORIES)),
    }),
  )
  .map(([must, may]) => ({ type: 'crm.cost.recorded', data: { ...may, ...must } }));

function without(fields: Fields, others: Data): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !(field in others)));
}
