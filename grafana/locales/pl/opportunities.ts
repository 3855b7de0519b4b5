import type { OpportunitiesTexts } from '../en/opportunities.ts';

export const opportunities: OpportunitiesTexts = {
  title: 'Szanse sprzedaży',
  description: 'Lista, która stoi za liczbami przeglądu marketingu',
  milestones: {
    created: 'utworzone w okresie',
    transferred: 'przekazane w okresie',
    qualified: 'zakwalifikowane w okresie',
    ordered: 'pierwsze zamówienie w okresie',
    cohort_transferred: 'utworzone w okresie i przekazane',
    cohort_qualified: 'utworzone w okresie i zakwalifikowane',
    cohort_ordered: 'utworzone w okresie, z zamówieniem',
    funnel_qualified: 'utworzone w okresie, przekazane i zakwalifikowane',
    funnel_ordered: 'utworzone w okresie, przekazane, zakwalifikowane i z zamówieniem',
  },
  totals: {
    title: 'Razem',
    description:
      'Wszystkie szanse wybrane przez filtry, z bieżącym przychodem i wartością szacowaną. Tabela: opportunities.',
    noData: 'Brak szans sprzedaży',
  },
  list: {
    title: 'Lista',
    description:
      'Najnowsze 5000 z tych szans w bieżącym stanie. Kliknięcie szansy lub kontaktu otwiera szczegóły. Tabela: opportunities.',
    noData: 'Żadna szansa nie pasuje do filtrów',
  },
  opportunity: 'Szansa sprzedaży',
  transferredAt: 'Przekazano',
  qualifiedAt: 'Zakwalifikowano',
  orderedAt: 'Pierwsze zamówienie',
};
