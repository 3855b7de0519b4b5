import type { ComponentChildren } from 'preact';
import type { TextPanel } from '../../../../grafana/model/panel.ts';
import { interpolate, type Scope } from '../../model/interpolate.ts';
import { leadsToPage } from '../../model/links.ts';
import { decodeEntities, type MarkdownToken, parseMarkdown, type Tokens } from '../../model/markdown.ts';

/** Panels are headed by h3; headings of their text go below it. */
const HEADINGS = ['h4', 'h5', 'h6'] as const;

const all = (tokens: readonly MarkdownToken[] | undefined): ComponentChildren => (tokens ?? []).map(element);

function list({ ordered, items }: Tokens.List) {
  const Tag = ordered ? 'ol' : 'ul';
  return (
    <Tag>
      {items.map((item) => (
        <li key={item.raw}>{all(item.tokens)}</li>
      ))}
    </Tag>
  );
}

const table = ({ header, rows }: Tokens.Table) => (
  <table class="table">
    <thead>
      <tr>
        {header.map((cell) => (
          <th key={cell.text} scope="col">
            {all(cell.tokens)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.map(({ text }) => text).join('|')}>
          {row.map((cell) => (
            <td key={cell.text}>{all(cell.tokens)}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

function link({ href, tokens, text }: Tokens.Link) {
  const decoded = decodeEntities(href);
  return leadsToPage(decoded) ? <a href={decoded}>{all(tokens)}</a> : <span>{text}</span>;
}

/** marked's types let any token be of any extension; the kinds below are those of plain Markdown. */
const isToken = <T extends Tokens.Generic['type']>(token: MarkdownToken, type: T): boolean => token.type === type;

function heading({ depth, tokens }: Tokens.Heading) {
  const Tag = HEADINGS[Math.min(depth, HEADINGS.length) - 1] ?? 'h4';
  return <Tag>{all(tokens)}</Tag>;
}

const KINDS: {
  [K in 'paragraph' | 'strong' | 'em' | 'del' | 'blockquote']: 'p' | 'strong' | 'em' | 'del' | 'blockquote';
} = {
  paragraph: 'p',
  strong: 'strong',
  em: 'em',
  del: 'del',
  blockquote: 'blockquote',
};

const isTokens = {
  list: (token: MarkdownToken): token is Tokens.List => isToken(token, 'list'),
  table: (token: MarkdownToken): token is Tokens.Table => isToken(token, 'table'),
  link: (token: MarkdownToken): token is Tokens.Link => isToken(token, 'link'),
  heading: (token: MarkdownToken): token is Tokens.Heading => isToken(token, 'heading'),
};
const isKind = (type: string): type is keyof typeof KINDS => type in KINDS;

/** One token as elements; a token that Markdown itself does not have is shown as its text. */
function element(token: MarkdownToken): ComponentChildren {
  if (isTokens.list(token)) return list(token);
  if (isTokens.table(token)) return table(token);
  if (isTokens.link(token)) return link(token);
  if (isTokens.heading(token)) return heading(token);
  if (token.type === 'space' || token.type === 'def') return null;
  if (token.type === 'hr') return <hr />;
  if (token.type === 'br') return <br />;
  if (token.type === 'code') return <pre>{'text' in token ? String(token.text) : ''}</pre>;
  if (token.type === 'codespan') return <code>{'text' in token ? decodeEntities(String(token.text)) : ''}</code>;
  const inner = 'tokens' in token && token.tokens ? all(token.tokens) : null;
  if (isKind(token.type)) {
    const Tag = KINDS[token.type];
    return <Tag>{inner}</Tag>;
  }
  return inner ?? decodeEntities('text' in token ? String(token.text) : token.raw);
}

/** Markdown with variables put in. */
export const Text = ({ panel, scope }: { panel: TextPanel; scope: Scope }) => (
  <div class="markdown">{all(parseMarkdown(interpolate(panel.options.content, scope)))}</div>
);
