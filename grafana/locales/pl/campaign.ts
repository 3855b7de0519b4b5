import type { CampaignTexts } from '../en/campaign.ts';

export const campaign: CampaignTexts = {
  title: 'KPI kampanii',
  description: 'Przychód, szanse sprzedaży według etapu i wyniku, pracownicy i klienci kampanii w wybranym okresie',
  sections: {
    overview: 'Podsumowanie',
    staff: 'KPI pracowników',
    customers: 'KPI klientów',
  },
  variables: {
    campaign: { label: 'Kampania', description: 'Jedna kampania albo wszystkie razem' },
    salesperson: { label: 'Pracownik', description: 'Tylko jeden pracownik albo wszyscy' },
    nobody: '(bez opiekuna)',
    stage: { label: 'Etap', description: 'Etap, na którym szansa jest teraz' },
    outcome: { label: 'Wynik', description: 'Wynik etapu, na którym szansa jest teraz' },
    registered: { label: 'Przypisanie', description: 'Przypisana: szansa ma opiekuna' },
    probability: { label: 'Prawdopodobieństwo', description: 'Prawdopodobieństwo sukcesu szansy' },
    reason: { label: 'Powód przegranej', description: 'Dlaczego szansa została przegrana' },
    industry: { label: 'Branża', description: 'Branża kontaktu przegranej szansy' },
  },
  registered: { yes: 'Przypisane', no: 'Nieprzypisane' },
  reasons: {
    competitor: 'Konkurencja',
    price_too_high: 'Zbyt wysoka cena',
    not_cared_for: 'Brak opieki nad klientem',
    not_interested: 'Brak zainteresowania',
    not_suitable: 'Niedopasowana oferta',
    unreachable: 'Brak kontaktu',
    question_unanswered: 'Pytanie bez odpowiedzi',
    missed_appointment: 'Niedotrzymany termin spotkania',
    '(none)': '(nie podano powodu)',
  },
  figures: 'Wyniki tego pracownika',
  revenue: {
    title: 'Przychód w czasie',
    description:
      'Przychód z zamówień złożonych w tym okresie dzięki szansom kampanii, niezależnie od daty ich utworzenia; anulowane zamówienia się nie liczą. Słupek stoi przy pierwszym dniu swojego przedziału i otwiera jego zamówienia. Widok: campaign_revenue.',
    noData: 'Brak przychodu w tym okresie',
  },
  orders: {
    title: 'Zamówienia w czasie',
    description: 'Z ilu zamówień pochodzi przychód obok. Widok: campaign_revenue.',
    noData: 'Brak zamówień w tym okresie',
  },
  stages: {
    title: 'Szanse według etapu',
    description:
      'Szanse utworzone w tym okresie według etapu, na którym są teraz. Słupek otwiera listę. Widok: campaign_stages.',
    noData: 'Brak kampanii albo kampania bez etapów',
  },
  stageShares: {
    title: 'Szanse według etapu z udziałem',
    description: 'To samo jako tabela: każdy etap kampanii, także pusty. Widok: campaign_stages.',
    noData: 'Brak kampanii albo kampania bez etapów',
  },
  outcomes: {
    title: 'Stan obecny',
    description:
      'Ile szans utworzonych w tym okresie jest wygranych, przegranych i w toku, z udziałami. Widok: campaign_outcomes.',
    noData: 'W tym okresie nie utworzono szans',
  },
  probability: {
    title: 'Prawdopodobieństwo sukcesu',
    description:
      'Ile szans ma dane prawdopodobieństwo: własne, jeśli je podano, inaczej prawdopodobieństwo etapu, inaczej 50 %. Widok: campaign_probability.',
    noData: 'W tym okresie nie utworzono szans',
  },
  registration: {
    title: 'Przypisane i nieprzypisane',
    description:
      'Szanse utworzone w tym okresie, które mają opiekuna, i te bez opiekuna. Widok: campaign_registration.',
    noData: 'W tym okresie nie utworzono szans',
  },
  registeredStages: {
    title: 'Przypisane szanse według etapu',
    description: 'Szanse z opiekunem; udział liczony wśród wszystkich przypisanych. Widok: campaign_registration.',
    noData: 'Brak przypisanych szans',
  },
  unregisteredStages: {
    title: 'Nieprzypisane szanse według etapu',
    description: 'Szanse bez opiekuna; udział liczony wśród wszystkich nieprzypisanych. Widok: campaign_registration.',
    noData: 'Brak nieprzypisanych szans',
  },
  staffCounts: {
    title: 'Szanse według pracownika',
    description:
      'Szanse utworzone w tym okresie, którymi opiekuje się pracownik, wygrane, przegrane i w toku; 15 osób z największą liczbą. Nazwa w legendzie ukrywa swoje słupki, słupek pokazuje samego pracownika albo listę. Widok: campaign_staff.',
    noData: 'Nikt nie bierze udziału w kampanii',
  },
  staffRevenue: {
    title: 'Przychód według pracownika',
    description:
      'Przychód z zamówień złożonych w tym okresie dzięki szansom pracownika; 15 osób z największym. Oddzielnie od liczby szans, która ma własną oś. Widok: campaign_staff.',
    noData: 'Nikt nie bierze udziału w kampanii',
  },
  staff: {
    title: 'Pracownicy kampanii',
    description:
      'Wszyscy kierownicy, uczestnicy i inni opiekunowie: szanse, przychód i udział w przychodzie; „–” to brak opiekuna. Liczby otwierają listy. Widok: campaign_staff.',
    noData: 'Nikt nie bierze udziału w kampanii',
  },
  staffStages: {
    title: 'Klienci pracowników według etapu',
    description:
      'Szanse każdego pracownika według etapu, na którym są teraz, z przychodem okresu i jego udziałem. Liczby otwierają listy. Widoki: campaign_staff_stages, campaign_staff.',
    noData: 'Nikt nie bierze udziału w kampanii',
  },
  created: {
    title: 'Nowe szanse w czasie',
    description: 'Szanse według dnia utworzenia. Słupek otwiera listę. Widok: campaign_created.',
    noData: 'W tym okresie nie utworzono szans',
  },
  owners: {
    title: 'Opiekunowie szans według etapu',
    description:
      'Iloma szansami utworzonymi w tym okresie opiekuje się każdy pracownik, z podziałem na etapy. Widok: campaign_created_by_stage_owner.',
    noData: 'W tym okresie nie utworzono szans',
  },
  ownerStages: {
    title: 'Liczba szans według opiekuna i etapu',
    description: 'To samo jako tabela; liczby otwierają listy. Widok: campaign_created_by_stage_owner.',
    noData: 'W tym okresie nie utworzono szans',
  },
  results: {
    title: 'Wyniki',
    description: 'Liczba i udział szans w toku, wygranych i przegranych z listy obok. Widok: campaign_outcomes.',
    noData: 'W tym okresie nie utworzono szans',
  },
  resultList: {
    title: 'Lista wyników',
    description:
      'Klienci tych szans, opiekun, wynik oraz zadania wykonane i otwarte; najwyżej 5 000 wierszy. Nazwa otwiera szczegóły. Widok: campaign_results.',
    noData: 'W tym okresie nie utworzono szans',
  },
  orderList: {
    title: 'Zamówienia okresu',
    description:
      'Zamówienia złożone w tym okresie dzięki szansom kampanii: wartość, status i czas; anulowane z wartością 0; najwyżej 5 000 wierszy. Klient, szansa i zamówienie otwierają swoje szczegóły. Widok: campaign_orders.',
    noData: 'Brak zamówień w tym okresie',
  },
  lostReasons: {
    title: 'Powody przegranych',
    description: 'Dlaczego przegrano szanse tego okresu; 20 najczęstszych powodów. Widok: campaign_lost_reasons.',
    noData: 'Brak przegranych szans',
  },
  lostReasonShares: {
    title: 'Powody przegranych z udziałem',
    description: 'Wszystkie powody jako tabela; liczby otwierają listy. Widok: campaign_lost_reasons.',
    noData: 'Brak przegranych szans',
  },
  lostIndustries: {
    title: 'Przegrane według branży',
    description:
      'Przegrane szanse tego okresu według branży kontaktu; 20 najczęstszych. Widok: campaign_lost_industries.',
    noData: 'Brak przegranych szans',
  },
  lostIndustryShares: {
    title: 'Przegrane według branży z udziałem',
    description: 'Wszystkie branże jako tabela; liczby otwierają listy. Widok: campaign_lost_industries.',
    noData: 'Brak przegranych szans',
  },
  lostContacts: {
    title: 'Utraceni klienci według branży',
    description:
      'Klienci przegranych szans według branży, z powodem i czasem; najwyżej 5 000 wierszy. Widok: campaign_lost_contacts.',
    noData: 'Brak przegranych szans',
  },
  columns: {
    registered: 'Przypisane',
    revenueShare: 'Udział w przychodzie',
    tasksDone: 'Zadania wykonane',
    tasksOpen: 'Zadania otwarte',
    lostAt: 'Przegrano',
  },
};
