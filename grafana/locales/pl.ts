import { access } from './pl/access.ts';
import { campaign } from './pl/campaign.ts';
import { campaignOpportunities, campaignOrders } from './pl/campaign-lists.ts';
import { common } from './pl/common.ts';
import { contact } from './pl/contact.ts';
import { home } from './pl/home.ts';
import { opportunities } from './pl/opportunities.ts';
import { opportunity } from './pl/opportunity.ts';
import { order } from './pl/order.ts';
import { overview } from './pl/overview.ts';
import { pipeline } from './pl/pipeline.ts';
import { routing, routingContacts, routingSalesperson } from './pl/routing.ts';

/** All texts in this language, one section per dashboard. */
export const pl = {
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
