import type { ClickHouseClient, QueryParams } from '@clickhouse/client';
import { z } from 'zod';
import type { MetricView } from '../../../clickhouse/catalogue/views.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import { didYouMean } from '../../shared/nearest.ts';
import type { Call } from './parameters.ts';

/** Ids with their distance from what was asked, as far as the viewer may see them: each statement runs with his filters. */
const distance = (id: string, name: string) =>
  `least(damerauLevenshteinDistance(lower({asked:String}), lower(left(${id}, 256))), damerauLevenshteinDistance(lower({asked:String}), lower(left(${name}, 256))))`;
const nearestOf = (id: string, name: string, from: string) =>
  `select ${id} as id, ${name} as name, ${id} = {asked:String} as same from ${from} order by same desc, ${distance(id, name)}, id limit 3`;

interface Entity {
  /** What it is called in a message. */
  word: string;
  /** The nearest three; the first of them may be the one that was asked for. */
  nearest: string;
  /** Whether a fact names it: the directory need not know everything. Undefined: the directory decides. */
  inFacts?: string;
  /** Parameters of the call that the statements need. */
  needs: readonly string[];
}

const ENTITIES: Readonly<Record<string, Entity>> = {
  campaign: {
    word: 'campaign',
    nearest: nearestOf('campaign_id', 'name', 'campaigns'),
    inFacts: "select 1 from campaign_cohort(campaign = {asked:String}, from = '1970-01-01', to = '2149-06-06') limit 1",
    needs: [],
  },
  report: { word: 'lead report', nearest: nearestOf('report_id', 'name', 'lead_reports'), needs: [] },
  salesperson: {
    word: 'salesperson of this lead report',
    nearest: `with (select (groupArray(salesperson_id), groupArray(name)) from salesperson_names) as people
      select id, transform(id, people.1, people.2, '(none)') as name, id = {asked:String} as same
      from (select arrayJoin(salespeople) as id from lead_last_generation(report = {report:String}))
      order by same desc, ${distance('id', 'name')}, id limit 3`,
    needs: ['report'],
  },
};

/** Where values of lists are known from. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  sources: [
    'select source_id from source_names',
    'select source_id from opportunity_facts',
    'select source_id from cost_facts',
  ],
  categories: [
    'select category from products',
    'select product_category from opportunity_facts',
    'select product_category from cost_facts',
  ],
  campaigns: ['select campaign_id from campaigns', 'select campaign_id from opportunity_facts'],
  owners: ['select salesperson_id from salesperson_names', 'select salesperson_id from opportunity_facts'],
  teams: ['select team_id from salesperson_names'],
};

const Found = z.array(z.object({ id: z.string(), name: z.string(), same: z.number() }));
const Values = z.array(z.object({ value: z.string() }));

/** `1/offer/Offer%20sent`: a stage may have a comma in its name; a list of them has a second one behind it. */
const isListOfStages = (value: string) => /^\d+\/.*,\d+\//.test(value);

export interface NameCheckOptions {
  clickhouse: ClickHouseClient;
  /** The viewer's filters and limits. */
  settings: Pick<QueryParams, 'clickhouse_settings' | 'session_id' | 'abort_signal'>;
  /** Whether nothing is held back from the viewer. */
  seesAll: boolean;
}

async function rowsOf<Rows>(
  { clickhouse, settings }: NameCheckOptions,
  rows: z.ZodType<Rows>,
  query: string,
  query_params: Record<string, unknown>,
): Promise<Rows> {
  const result = await clickhouse.query({ query, query_params, format: 'JSONEachRow', ...settings });
  return rows.parse(await result.json());
}

async function checkEntity(field: string, asked: string, call: Call, options: NameCheckOptions): Promise<void> {
  const entity = ENTITIES[field];
  if (!entity) return;
  const needed = Object.fromEntries(entity.needs.map((name) => [name, call.values[name]]));
  const found = await rowsOf(options, Found, entity.nearest, { asked, ...needed });
  // Before its first generation a report knows no salesperson, and has no rows.
  if (found[0]?.same === 1 || (field === 'salesperson' && found.length === 0)) return;
  if (
    entity.inFacts !== undefined &&
    (await rowsOf(options, z.array(z.unknown()), entity.inFacts, { asked })).length > 0
  )
    return;
  const names = found.map(({ id, name }) => (name === '(none)' ? id : `${id} (${name})`));
  throw new HttpError(
    404,
    `unknown_${field}`,
    `${field}: there is no ${entity.word} of this id that you may see${didYouMean(names)}`,
    { field, members: { nearest: found.map(({ id }) => id) } },
  );
}

const asText = (field: string, example: string) =>
  new HttpError(
    400,
    'list_as_text',
    `${field}: a list is given by repeating the parameter (${example}); nothing is called by this one text`,
    field,
  );

async function checkList(field: string, values: readonly string[], options: NameCheckOptions): Promise<void> {
  const [first] = values;
  if (first === undefined) return;
  const parts = first.split(',').map((part) => `${field}=${encodeURIComponent(part)}`);
  const known = LISTS[field] ?? [];
  const query = `select arrayJoin({values:Array(String)}) as value where ${known.map((ids) => `value not in (${ids})`).join(' and ')} limit 1`;
  if (known.length === 0 || (await rowsOf(options, Values, query, { values })).length > 0)
    throw asText(field, parts.join('&'));
}

/**
 * Refuses ids that nobody knows: a report of a misspelt campaign would be all zeros, which look like an answer. To a viewer from whom something is held
 * back, both what there is not and what he may not see is empty, with status 200 (docs/contract/access.md, "Access policies"): the viewer can't find out what there is. A value with a comma that is no id is a list written as one text.
 * @throws HttpError 404 with the nearest ids that the viewer may see; 400 for a list as text; errors of ClickHouse
 */
export async function checkNames(view: MetricView, call: Call, options: NameCheckOptions): Promise<void> {
  for (const { name } of view.parameters) {
    const value = call.values[name];
    if (Array.isArray(value)) {
      const doubtful = value.filter(name === 'stages' ? isListOfStages : (one) => one.includes(','));
      await checkList(name, doubtful, options);
    } else if (value && options.seesAll) await checkEntity(name, value, call, options);
  }
}
