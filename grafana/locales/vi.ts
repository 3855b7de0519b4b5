import { access } from './vi/access.ts';
import { campaign } from './vi/campaign.ts';
import { campaignOpportunities, campaignOrders } from './vi/campaign-lists.ts';
import { common } from './vi/common.ts';
import { contact } from './vi/contact.ts';
import { home } from './vi/home.ts';
import { opportunities } from './vi/opportunities.ts';
import { opportunity } from './vi/opportunity.ts';
import { order } from './vi/order.ts';
import { overview } from './vi/overview.ts';
import { pipeline } from './vi/pipeline.ts';
import { routing, routingContacts, routingSalesperson } from './vi/routing.ts';

/** All texts in this language, one section per dashboard. */
export const vi = {
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
