import { access } from './access.ts';
import { campaign } from './campaign.ts';
import { campaignOpportunities, campaignOrders } from './campaign-lists.ts';
import { common } from './common.ts';
import { contact } from './contact.ts';
import { home } from './home.ts';
import { inLanguage } from './in-language.ts';
import { opportunities } from './opportunities.ts';
import { opportunity } from './opportunity.ts';
import { order } from './order.ts';
import { overview } from './overview.ts';
import { pipeline } from './pipeline.ts';
import { routing, routingContacts, routingSalesperson } from './routing.ts';

export type { Locale } from './in-language.ts';

/** One section per dashboard, and one that they share. */
const SECTIONS = {
  common,
  home,
  access,
  opportunities,
  overview,
  pipeline,
  routing,
  routingSalesperson,
  routingContacts,
  campaign,
  campaignOpportunities,
  campaignOrders,
  contact,
  opportunity,
  order,
};

export const TEXTS = {
  en: inLanguage(SECTIONS, 'en'),
  vi: inLanguage(SECTIONS, 'vi'),
  pl: inLanguage(SECTIONS, 'pl'),
};

/** All texts in one language. */
export type Texts = (typeof TEXTS)['en'];
