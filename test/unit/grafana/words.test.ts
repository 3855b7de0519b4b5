import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TEXTS } from '../../../grafana/locales/index.ts';

const sql = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../clickhouse/${path}.sql`, import.meta.url)), 'utf8');

describe('words for what the views answer', () => {
  it('name every issue of data quality, and say what to do about it', () => {
    const text = sql('marts/data_quality');
    // One that is counted in several places is written in each.
    const found = [...text.matchAll(/^ +(?:select |\()'(\w+)',? /gm)].map(([, issue = '']) => issue);
    const issues = [...new Set(found)];
    expect(issues.length).toBeGreaterThan(10);
    expect(Object.keys(TEXTS.en.home.issues).sort()).toEqual([...issues].sort());
    expect(Object.keys(TEXTS.en.home.advice).sort()).toEqual([...issues].sort());
  });

  it('name every rule that refuses', () => {
    const rules = [...sql('marts/refusals').matchAll(/'(\w+)' as rule/g)].map(([, rule = '']) => rule);
    expect(Object.keys(TEXTS.en.home.rules).sort()).toEqual(rules.sort());
  });

  it('name every stage of the funnel, and every outcome', () => {
    const stages = Object.keys(TEXTS.en.overview.stages);
    for (const stage of stages) expect(sql('metrics/overview_funnel')).toContain(`'${stage}'`);
    expect(stages).toHaveLength(4);
    expect(Object.keys(TEXTS.en.common.outcomes).sort()).toEqual(['in_progress', 'lost', 'won']);
  });

  it('name every kind of viewer, and all that may be seen', () => {
    const text = sql('marts/current_viewer');
    const { accesses, campaignsSeen, opportunitiesSeen, overviewSeen } = TEXTS.en.common.viewer;
    const columns = {
      access: accesses,
      campaigns: campaignsSeen,
      opportunities: opportunitiesSeen,
      overview: overviewSeen,
    };
    for (const [column, words] of Object.entries(columns)) {
      const comment = new RegExp(`^ +${column} +String comment '(.*)'`, 'm').exec(text)?.[1] ?? '';
      // Brackets say what a word means; the text before a colon, what the column is.
      const said = comment.replace(/^.*: |^Whether .* seen: /, '').replaceAll(/ \([^)]*\)/g, '');
      expect(said.split(', ').sort(), column).toEqual(Object.keys(words).sort());
    }
  });
});
