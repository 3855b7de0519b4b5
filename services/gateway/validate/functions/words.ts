/** The words of a text. */
export const words = (text: string): readonly string[] => text.trim().split(/\s+/);
