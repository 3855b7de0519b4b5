import { COUNTS, FIRST_DAY, LAST_DAY, STAGES } from './generator-sql.ts';

const REPORT_TAGS = "arrayMap(at -> concat('tag', toString(at)), range(10))";
const REPORT_PEOPLE = "arrayMap(at -> concat('p', leftPad(toString(at), 4, '0')), range(50))";

const directoryRow = (type: string, entity: string, data: string, count: number) => `
select 'crm.${type}.set' as type, ${entity} as entity_id, '/crm/bench' as source, concat('${type}', toString(number)) as id,
  toDateTime64('${FIRST_DAY}', 3, 'UTC') as time, '${FIRST_DAY}T00:00:00Z' as time_text, time as received_at, ${data} as data,
  emptyArrayString() as conflicts, 'crm.directory' as topic, toUInt32(0) as partition, toUInt64(number) as offset, toUInt64(1) as version
from numbers(${count})`;

const numbered = (prefix: string) => `concat('${prefix}', leftPad(toString(number), 4, '0'))`;
const RATES = [10, 20, 40, 60, 80, 100, 0];
const stageList = STAGES.map((stage, at) =>
  JSON.stringify({
    stage_id: stage,
    name: stage.toUpperCase(),
    rate: RATES[at],
    outcome: stage === 'won' || stage === 'lost' ? stage : 'in_progress',
  }),
).join(',');

/** Selects of the directory's rows, the same at every scale. */
export const DIRECTORY: readonly string[] = [
  directoryRow(
    'campaign',
    numbered('c'),
    `concat('{"campaign_id":"', entity_id, '","name":"Campaign ', toString(number), '","managers":["p', leftPad(toString(number % 300), 4, '0'), '"],"participants":["p', leftPad(toString((number + 7) % 300), 4, '0'), '"],"stages":[${stageList}]}')`,
    COUNTS.campaigns,
  ),
  directoryRow('pipeline', "''", `'{"stages":[${stageList}]}'`, 1),
  directoryRow(
    'source',
    numbered('s'),
    `concat('{"source_id":"', entity_id, '","name":"Source ', toString(number), '","tags":["tag', toString(number), '"]}')`,
    COUNTS.sources,
  ),
  directoryRow(
    'salesperson',
    numbered('p'),
    `concat('{"salesperson_id":"', entity_id, '","name":"Person ', toString(number), '","role":"agent","team_id":"team', toString(number % ${COUNTS.teams}), '"}')`,
    COUNTS.salespeople,
  ),
  directoryRow(
    'product',
    `concat('i', toString(number))`,
    `concat('{"product_id":"', entity_id, '","name":"Product ', toString(number), '","category":"g', leftPad(toString(number % ${COUNTS.categories}), 4, '0'), '"}')`,
    COUNTS.products,
  ),
  directoryRow(
    'lead_report',
    "'r'",
    `concat('{"report_id":"r","name":"Report","active":true,"source_tags":', toJSONString(${REPORT_TAGS}), ',"forwarded_from":"a1","salespeople":', toJSONString(${REPORT_PEOPLE}), ',"first_contact_tag":"first","conversion_stage_1":"c1","conversion_stage_2":"c2","final_stage":"f"}')`,
    1,
  ),
];

/** The generation that makes the contacts of the lead report visible. */
export const GENERATION = `
select 'r' as report_id, toDate('${LAST_DAY}') as day, 'run' as run, toDateTime64('${LAST_DAY}', 3, 'UTC') as generated_at, toUInt64(1) as contacts,
  ${REPORT_TAGS} as source_tags, 'a1' as forwarded_from, ${REPORT_PEOPLE} as salespeople, 'first' as first_contact_tag,
  'c1' as conversion_stage_1, 'c2' as conversion_stage_2, 'f' as final_stage, emptyArrayUInt64() as known_versions
from numbers(1)`;
