import type { CampaignOpportunitiesTexts, CampaignOrdersTexts } from '../en/campaign-lists.ts';

export const campaignOpportunities: CampaignOpportunitiesTexts = {
  title: 'Szanse kampanii',
  description: 'Lista stojąca za liczbami szans w KPI kampanii',
  totals: {
    title: 'Razem',
    description:
      'Wszystkie szanse kampanii utworzone w tym okresie i zgodne z filtrami, z obecnym przychodem i wartością szacowaną. Widok: campaign_opportunities.',
    noData: 'Brak szans',
  },
  list: {
    title: 'Lista',
    description:
      'Najnowsze 5 000 z tych szans w obecnym stanie. Kliknięcie szansy albo kontaktu otwiera szczegóły. Widok: campaign_opportunities.',
    noData: 'Żadna szansa nie pasuje do filtrów',
  },
};

export const campaignOrders: CampaignOrdersTexts = {
  title: 'Zamówienia kampanii',
  description: 'Lista stojąca za przychodem i liczbami zamówień w KPI kampanii',
  open: 'Lista zamówień',
  counted: { label: 'Liczone', description: 'Anulowane zamówienia są na liście, ale się nie liczą' },
  countedValues: { yes: 'Liczone jako przychód', no: 'Anulowane' },
  totals: {
    title: 'Razem',
    description:
      'Wszystkie zamówienia złożone w tym okresie dzięki szansom kampanii i zgodne z filtrami, z przychodem. Widok: campaign_orders.',
    noData: 'Brak zamówień',
  },
  list: {
    title: 'Lista',
    description:
      'Najnowsze 5 000 z tych zamówień. Kliknięcie zamówienia, szansy albo kontaktu otwiera szczegóły. Widok: campaign_orders.',
    noData: 'Żadne zamówienie nie pasuje do filtrów',
  },
};
