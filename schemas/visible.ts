/** White space, control and format characters, fillers, the empty Braille cell: what leaves no mark on a page. */
const INVISIBLE = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Whether a text has a character that can be seen. */
export const isVisible = (text: string): boolean => !INVISIBLE.test(text);

/** The nearest that JSON Schema can say in every language's regular expressions. */
export const VISIBLE_PATTERN = '\\S';
