import { lexer, type Token, type Tokens } from 'marked';

/** A text panel's content as a tree that has no HTML in it: tags in the text are shown as the characters they are. */
export type MarkdownToken = Token;
export type { Tokens };

/** Reads GitHub-flavoured Markdown. */
export const parseMarkdown = (content: string): MarkdownToken[] => lexer(content, { gfm: true });

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: '\u00a0',
};

/** marked keeps entities in texts as they were written. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(#39|[a-z]+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
