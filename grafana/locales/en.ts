import { access } from './en/access.ts';
import { campaign } from './en/campaign.ts';
import { campaignOpportunities, campaignOrders } from './en/campaign-lists.ts';
import { common } from './en/common.ts';
import { contact } from './en/contact.ts';
import { home } from './en/home.ts';
import { opportunities } from './en/opportunities.ts';
import { opportunity } from './en/opportunity.ts';
import { order } from './en/order.ts';
import { overview } from './en/overview.ts';
import { pipeline } from './en/pipeline.ts';
import { routing, routingContacts, routingSalesperson } from './en/routing.ts';

/** All texts in this language, one section per dashboard. */
export const en = {
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
