import { describe, expect, it } from 'vitest';
import { buildWithTexts } from '../../../grafana/build.ts';
import { TEXTS, type Texts } from '../../../grafana/locales/index.ts';
import { committed } from '../../helpers/grafana/dashboards.ts';

type Leaf = { path: string; text: string };

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) throw new TypeError(`${path} is neither a text nor a section`);
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

/** Names, abbreviations and signs that are the same in every language. */
const SAME_EVERYWHERE = /^(ROI|AOV|Leadstream|Marketing|Lead routing|–)$/;

describe.each(['vi', 'pl'] as const)('texts in %s', (locale) => {
  const english = leaves(TEXTS.en);
  const own = leaves(TEXTS[locale]);

  it('are none of them empty or left in English', () => {
    const left = own.filter(({ text }, index) => text === english[index]?.text && !SAME_EVERYWHERE.test(text));
    expect(left).toEqual([]);
    expect(own.filter(({ text }) => text.trim() === '')).toEqual([]);
  });

  it('have the same places for values', () => {
    const places = ({ text }: Leaf) => [...text.matchAll(/\{\w+\}|\]\([^)]*\)/g)].map(([place]) => place).sort();
    own.forEach((leaf, index) => {
      expect(places(leaf), leaf.path).toEqual(places(english[index] ?? leaf));
    });
  });
});

/** Every text replaced by a mark that names it; addresses stay. */
function marked<T>(value: T, path: string): T;
function marked(value: unknown, path: string): unknown {
  if (typeof value === 'string') {
    const kept = [...value.matchAll(/\{\w+\}|\]\([^)]*\)/g)].map(([part]) => part);
    return `⟦${path}⟧${kept.map((part) => (part.startsWith(']') ? `[⟦${path}⟧${part}` : part)).join('')}`;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marked(inner, `${path}.${key}`)]));
}

/** Parts of the model that nobody reads on the screen. */
const TECHNICAL = new Set(
  `uid type id rawSql refId editorType queryType format definition unit color fixedColor mode url icon tags timezone weekStart
   refresh from to refresh_intervals schemaVersion value name matcher xField orientation stacking showValue displayMode placement
   sort calcs fields graphMode colorMode justifyMode textMode percentChangeColorMode cellHeight pieType displayLabels values
   namePlacement sizing valueMode drawStyle lineInterpolation gradientMode showPoints align match valueDisplayMode repeat
   repeatDirection rowField columnField valueField emptyValue allValue reducer time hideFrom excludeByName indexByName`.split(
    /\s+/,
  ),
);

function shown(value: unknown, path: string[] = []): Leaf[] {
  if (typeof value === 'string') return [{ path: path.join('.'), text: value }];
  if (Array.isArray(value)) return value.flatMap((one, index) => shown(one, [...path, String(index)]));
  if (typeof value !== 'object' || value === null) return [];
  // "All" is Grafana's own word, which it translates itself.
  if ('value' in value && String(value.value) === '$__all') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if ('id' in value && /^(unit|custom\..*|color)$/.test(String(value.id))) return [];
    if ((key === 'value' && 'id' in value) || (key === 'options' && 'match' in value))
      return shown(inner, [...path, key]);
    return TECHNICAL.has(key) ? [] : shown(inner, [...path, key]);
  });
}

/** What is left of a text when marks, variables, addresses and values of options are taken out. */
const unmarked = (text: string) =>
  text
    .replaceAll(/⟦[^⟧]*⟧/g, '')
    .replaceAll(/\$\{[^}]*\}/g, '')
    .replaceAll(/\]\(\/d\/[^)]*\)/g, '')
    .replaceAll(/ : \w+(,|$)/g, '');

describe('the dashboards', () => {
  const texts: Texts = marked(TEXTS.en, 'texts');
  const marks = buildWithTexts(committed(), texts).map(({ uid, folder, dashboard }) => ({ uid, folder, dashboard }));

  it('show no text that does not come from the language file', () => {
    const others = marks.flatMap(({ uid, folder, dashboard }) =>
      [{ path: 'folder', text: folder }, ...shown(dashboard)]
        .filter(({ text }) => /\p{L}/u.test(unmarked(text)))
        .map(({ path, text }) => `${uid} ${path}: ${text}`),
    );
    expect(others).toEqual([]);
  });

  it('use every text of the language file', () => {
    const all = JSON.stringify(marks);
    const unused = leaves(TEXTS.en)
      .map(({ path }) => path)
      .filter((path) => !all.includes(`⟦texts.${path}⟧`));
    expect(unused).toEqual([]);
  });
});
