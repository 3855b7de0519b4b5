import { common } from './pl/common.ts';
import { opportunities } from './pl/opportunities.ts';
import { overview } from './pl/overview.ts';

/** All texts in this language, one section per dashboard. */
export const pl = { common, opportunities, overview };
