import { common } from './en/common.ts';
import { opportunities } from './en/opportunities.ts';
import { overview } from './en/overview.ts';

/** All texts in this language, one section per dashboard. */
export const en = { common, opportunities, overview };
