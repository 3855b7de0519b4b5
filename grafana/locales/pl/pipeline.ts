import type { PipelineTexts } from '../en/pipeline.ts';

export const pipeline: PipelineTexts = {
  title: 'Lejek sprzedażowy',
  description: 'Szanse sprzedaży według etapów, ich szacowana wartość i przewidywany termin zamknięcia',
  sections: {
    totals: 'Etapy',
    board: 'Tablica – pierwszych 50 szans na każdym etapie w wybranej kolejności; liczba obok etapu obejmuje wszystkie',
    forecast: 'Prognoza',
    list: 'Lista szans sprzedaży – pierwszych 1000 w wybranej kolejności',
    activity: 'Interakcje i odrzucone zmiany etapu',
  },
  variables: {
    keyword: { label: 'Szukaj', description: 'Fragment opisu; wielkość liter i znaki diakrytyczne nie mają znaczenia' },
    team: { label: 'Zespół', description: 'Zespoły opiekunów; można wybrać kilka' },
    withoutTeam: '(bez zespołu)',
    owner: { label: 'Opiekun', description: 'Handlowcy, którzy prowadzą szanse; można wybrać kilku' },
    withoutOwner: '(bez opiekuna)',
    contact: { label: 'Klient', description: 'Fragment nazwy kontaktu albo jego identyfikator' },
    custom_key: { label: 'Pole własne', description: 'Szanse, które mają to pole własne' },
    custom_value: {
      label: 'Wartość pola',
      description: 'Szanse, których pole własne ma tę wartość; bez wybranego pola – dowolne z ich pól',
    },
    created: { label: 'Utworzono', description: 'Kiedy szansa została utworzona' },
    updated: { label: 'Zmieniono', description: 'Kiedy szansa była ostatnio zmieniana' },
    spans: {
      any: 'kiedykolwiek',
      period: 'w wybranym zakresie czasowym',
      d1: 'dzisiaj',
      d7: 'w ciągu ostatnich 7 dni',
      d28: 'w ciągu ostatnich 28 dni',
      d90: 'w ciągu ostatnich 90 dni',
    },
    campaign: { label: 'Kampania', description: 'Kampanie, do których należą szanse; można wybrać kilka' },
    withoutCampaign: '(bez kampanii)',
    sort: { label: 'Kolejność', description: 'Według czego ułożone są tablica i lista' },
    sorts: {
      value: 'od najbardziej wartościowych',
      expected_close: 'od najbliższego zamknięcia',
      created: 'od najnowszych',
      updated: 'od ostatnio zmienionych',
      close_rate: 'od najbardziej prawdopodobnych',
      description: 'według opisu',
    },
    horizon: { label: 'Prognoza na', description: 'Jak daleko sięga prognoza, licząc od tego miesiąca' },
    horizons: { '3': '3 miesiące', '6': '6 miesięcy', '12': '12 miesięcy', '24': '24 miesiące' },
    stage: { label: 'Etap', description: 'Etapy pokazane jako kolumny; liczba obejmuje szanse po filtrowaniu' },
  },
  clocks: { red: 'Po terminie', yellow: 'Blisko', green: 'Odległy', none: 'Bez terminu' },
  totals: {
    title: 'Etapy',
    description:
      'Szanse sprzedaży po filtrowaniu według etapów: ile ich jest, ich szacowana wartość oraz wartość ważona (wartość szacowana × szansa zamknięcia, zaokrąglona raz). Razem z zamkniętymi. Kliknięcie etapu pokazuje tylko ten etap. Widok: pipeline_totals.',
    noData: 'Żadna szansa nie pasuje do filtrów',
    only: 'Tylko ten etap',
  },
  stageChart: {
    title: 'Wartość według etapów',
    description:
      'Szacowana wartość szans na każdym etapie oraz wartość ważona szansą zamknięcia. Widok: pipeline_totals.',
    noData: 'Żadna szansa nie pasuje do filtrów',
  },
  board: {
    description:
      'Szanse na tym etapie, pierwszych 50 w wybranej kolejności. Zegar: czerwony – minął przewidywany dzień zamknięcia, żółty – dzień jest blisko, zielony – dzień jest odległy. Gwiazdki to szansa zamknięcia w piątych częściach. Kliknięcie opisu otwiera szansę, kliknięcie kontaktu – kontakt. Widok: pipeline_board.',
    noData: 'Brak szans na tym etapie',
  },
  clockTotals: {
    title: 'Otwarte szanse według terminu zamknięcia',
    description:
      'Otwarte szanse po filtrowaniu: po przewidywanym dniu zamknięcia, blisko niego, z odległym terminem albo bez terminu. Widok: pipeline_clocks.',
    noData: 'Brak otwartych szans',
  },
  forecast: {
    title: 'Prognoza według przewidywanego zamknięcia',
    description:
      'Otwarte szanse po filtrowaniu według przewidywanego dnia zamknięcia, od pierwszego dnia tego miesiąca: wartość szacowana i wartość ważona szansą zamknięcia. Widok: pipeline_forecast.',
    noData: 'W tym czasie nie przewiduje się zamknięcia żadnej szansy',
  },
  list: {
    title: 'Szanse sprzedaży',
    description: 'Wszystkie szanse po filtrowaniu, pierwszych 1000 w wybranej kolejności. Widok: pipeline_board.',
    noData: 'Żadna szansa nie pasuje do filtrów',
  },
  interactions: {
    title: 'Interakcje z klientami',
    description:
      'Interakcje z kontaktami pierwszych 200 szans w wybranej kolejności: zapisane oraz każda zmiana etapu szansy, która liczy się jako jedna. Widok: contact_interactions.',
    noData: 'Brak interakcji z tymi kontaktami',
  },
  refusals: {
    title: 'Odrzucone zmiany etapu',
    description:
      'Agent i supervisor nie mogą cofnąć szansy z etapu wygranego ani przegranego. Takie zmiany są tu zapisane i nie zostają wykonane; ostatnich 200. Tabela: refusals.',
    noData: 'Żadna zmiana etapu nie została odrzucona',
  },
  columns: {
    description: 'Opis',
    noDescription: '(bez opisu)',
    opportunity: 'Szansa sprzedaży',
    opportunities: 'Liczba szans',
    contact: 'Kontakt',
    owner: 'Opiekun',
    team: 'Zespół',
    estimatedValue: 'Wartość szacowana',
    weightedValue: 'Wartość ważona',
    closeRate: 'Szansa zamknięcia',
    stars: 'Gwiazdki',
    expectedCloseOn: 'Przewidywane zamknięcie',
    clock: 'Zegar',
    daysLeft: 'Pozostało dni',
    stage: 'Etap',
    outcome: 'Wynik',
    createdAt: 'Utworzono',
    updatedAt: 'Zmieniono',
    interactions: 'Interakcje',
    lastAt: 'Ostatnia',
    refusedAt: 'Odrzucono',
    refused: 'Zmiana',
    by: 'Kto',
  },
};
