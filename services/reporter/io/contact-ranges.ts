import type { ClickHouseClient } from '../../shared/clickhouse.ts';

/** Contacts whose id is greater than `after` and at most `upTo`, by UTF-8 bytes; undefined: no bound. */
export interface ContactRange {
  after: string | undefined;
  upTo: string | undefined;
}

/** 10,000: the events of a range take some 50 MB, two ranges are in memory at once, and a query that fails costs a second. */
export const CONTACTS_A_RANGE = 10_000;

/**
 * Cuts all contacts into ranges of about the same count, along the primary key of `fact_events`, so that reading one does not go through the others.
 * The ranges leave nothing out: contacts that come meanwhile fall into one of them.
 */
export async function contactRanges(client: ClickHouseClient, contacts = CONTACTS_A_RANGE): Promise<ContactRange[]> {
  const result = await client.query({
    query: `
      select contact_id
      from (
        select contact_id, row_number() over (order by contact_id) as place
        from (select contact_id from fact_contacts final)
      )
      where place % {contacts: UInt32} = 0
      order by contact_id`,
    query_params: { contacts },
    format: 'JSONCompactEachRow',
  });
  const bounds = (await result.json<[string]>()).map(([contactId]) => contactId);
  return [undefined, ...bounds].map((after, index) => ({ after, upTo: bounds[index] }));
}
