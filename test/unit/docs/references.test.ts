import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorOf, filesOf, foldersOf, headingsOf, isFile, named, proseOf, textOf } from './project-text.ts';

const MARKDOWN = filesOf(/\.md$/);
const CODE = filesOf(/\.(tsx?|mjs|mts|sql|xml|ya?ml|sh|css)$|^(\.env\.example|Dockerfile)$/);

/** A document that a comment or a text names, with the heading in it: docs/contract/events.md, "Envelope". */
const MENTION = /(?<![\w./>}$*-])((?:\.{1,2}\/)*\w[\w./-]*\.md)\b(?:, "([^"\n]+)")?/g;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*|^\s*(?:--|#)[^\n]*|<!--[\s\S]*?-->/gm;
/** A path from the project's root in code style, without placeholders. */
const PATH = /`((?:bin|clickhouse|deploy|dev|docs|grafana|mappings|schemas|services|test)\/[\w./-]+)`/g;
/** The name of a source file in code style, perhaps with a part of its path. */
const SOURCE = /`((?:[\w-]+\/)*[\w.-]+\.(?:ts|tsx|mjs|sql))`/g;
/** Measurements, changes and plans name the files of their day. */
const HISTORY = /^(dev\/bench\/results\/|CHANGELOG|docs\/plan-)/;
const LINK = /\[[^\]\n]*\]\(([^)\s]+)\)/g;

/** Comments of a file; a sentence that goes on in the next line is one line. */
const commentsOf = (path: string): string =>
  [...textOf(path).matchAll(COMMENT)]
    .map(([comment]) => comment.replaceAll(/\n\s*(?:\*|\/\/|--|#)\s+/g, ' '))
    .join('\n');

function mentionsIn(path: string, text: string): string[] {
  return [...text.matchAll(MENTION)].flatMap(([mention, document = '', heading]) => {
    const target = named(document, path);
    if (target === undefined) return [`${path}: ${mention} is no document of the project`];
    if (heading === undefined || headingsOf(target).includes(heading)) return [];
    return [`${path}: ${target} has no heading "${heading}"`];
  });
}

function brokenLinksOf(path: string): string[] {
  return [...proseOf(textOf(path)).matchAll(LINK)].flatMap(([link, address = '']) => {
    if (/^(https?:|mailto:)/.test(address)) return [];
    const [file = '', anchor] = address.split('#');
    const target = file === '' ? path : join(dirname(path), file).replace(/\/$/, '');
    if (named(target, '') === undefined) return [`${path}: ${link} leads nowhere`];
    if (anchor === undefined || !isFile(target) || headingsOf(target).map(anchorOf).includes(anchor)) return [];
    return [`${path}: ${link}: no such heading`];
  });
}

describe('references', () => {
  it('of code comments name documents and headings that exist', () => {
    expect(CODE.length).toBeGreaterThan(500);
    expect(CODE.flatMap((path) => mentionsIn(path, commentsOf(path)))).toEqual([]);
  });

  it('of Markdown name documents and headings that exist', () => {
    expect(MARKDOWN.length).toBeGreaterThan(50);
    expect(MARKDOWN.flatMap((path) => mentionsIn(path, proseOf(textOf(path))))).toEqual([]);
  });

  it('by path name files that exist', () => {
    const gone = MARKDOWN.filter((path) => !HISTORY.test(path)).flatMap((path) =>
      [...textOf(path).matchAll(PATH)].flatMap(([, target = '']) =>
        named(target, path) === undefined ? [`${path}: ${target} does not exist`] : [],
      ),
    );
    expect(gone).toEqual([]);
  });

  it('by name name source files that exist', () => {
    const sources = filesOf(/\.(ts|tsx|mjs|sql)$/).map((path) => `/${path}`);
    const gone = MARKDOWN.filter((path) => !HISTORY.test(path)).flatMap((path) =>
      [...textOf(path).matchAll(SOURCE)].flatMap(([, name = '']) =>
        sources.some((source) => source.endsWith(`/${name}`)) ? [] : [`${path}: ${name} does not exist`],
      ),
    );
    expect(gone).toEqual([]);
  });

  it('by link lead to files and headings that exist', () => {
    expect(MARKDOWN.flatMap(brokenLinksOf)).toEqual([]);
  });
});

describe('a newcomer finds every folder:', () => {
  it.each([
    ['README.md', ''],
    ['services/README.md', 'services'],
    ['clickhouse/README.md', 'clickhouse'],
    ['docs/README.md', 'docs'],
    ['README.md', 'dev'],
    ['test/README.md', 'test'],
  ])('%s names the folders of %j', (readme, folder) => {
    const text = textOf(readme);
    const missing = foldersOf(folder).filter((name) => !text.includes(`${name}/`) && !text.includes(`](${name})`));
    expect(missing).toEqual([]);
  });

  it('every decision is in the index of decisions', () => {
    const index = textOf('docs/adr/README.md');
    const decisions = filesOf(/^docs\/adr\/\d{4}-.*\.md$/);
    expect(decisions.length).toBeGreaterThan(50);
    const numbers = decisions.map((path) => path.slice('docs/adr/'.length, 'docs/adr/'.length + 4));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(decisions.filter((path) => !index.includes(`(${path.slice('docs/adr/'.length)})`))).toEqual([]);
  });
});
