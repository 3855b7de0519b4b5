import { common } from './vi/common.ts';
import { opportunities } from './vi/opportunities.ts';
import { overview } from './vi/overview.ts';

/** All texts in this language, one section per dashboard. */
export const vi = { common, opportunities, overview };
