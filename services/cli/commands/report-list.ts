import { defineCommand } from 'citty';
import { createClickHouse } from '../../shared/clickhouse.ts';
import { loadConfig } from '../../shared/env.ts';
import { renderTable } from '../../shared/table.ts';
import { count } from '../../shared/words.ts';
import { print } from '../terminal.ts';

interface Report {
  report_id: string;
  name: string;
  active: number;
  configured_at: string;
  generated_at: string | null;
  generations: number;
  frozen: number;
  last_day: string | null;
}

export default defineCommand({
  meta: { name: 'leadstream report list', description: 'List lead-routing reports and their generations' },
  args: { json: { type: 'boolean', description: 'Answer as JSON' } },
  async run({ args }) {
    const client = createClickHouse(loadConfig().clickhouse, 'report');
    try {
      const result = await client.query({
        query: 'select * from lead_reports',
        format: 'JSONEachRow',
        clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
      });
      const reports = await result.json<Report>();
      const lines = renderTable(
        reports.map(({ report_id, name, active, generations, last_day }) => [
          report_id,
          name,
          active ? 'active' : 'inactive',
          last_day === null ? 'not generated yet' : `${count(generations, 'generation')}, last ${last_day}`,
        ]),
      );
      print(args.json, { reports }, [...lines, count(reports.length, 'lead report')]);
    } finally {
      await client.close();
    }
  },
});
