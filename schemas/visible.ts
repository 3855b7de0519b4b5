/** White space, control and format characters, fillers, what is no character, the empty Braille cell: what leaves no mark on a page. */
const CLASS = '[\\p{White_Space}\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]';
const INVISIBLE = new RegExp(`^${CLASS}*$`, 'u');
const AT_START = new RegExp(`^${CLASS}+`, 'u');
const ONE = new RegExp(CLASS, 'u');

/** Whether a text has a character that can be seen. */
export const isVisible = (text: string): boolean => !INVISIBLE.test(text);

/** A text without what can't be seen at either end. From the end by hand, as a regular expression would start at every blank within. */
export function trimInvisible(text: string): string {
  const rest = text.replace(AT_START, '');
  let end = rest.length;
  while (end > 0 && ONE.test(rest.charAt(end - 1))) end--;
  return rest.slice(0, end);
}

/** The nearest that JSON Schema can say in every language's regular expressions. */
export const VISIBLE_PATTERN = '\\S';
