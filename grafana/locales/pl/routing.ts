import type { RoutingContactsTexts, RoutingSalespersonTexts, RoutingTexts } from '../en/routing.ts';

const NO_DATA = 'Brak danych: pierwsze dane raportu pojawiają się dzień po jego aktywacji';

export const routing: RoutingTexts = {
  title: 'Analityka lead routing',
  description: 'Jak kontakty trafiają do handlowców i co się z nimi dalej dzieje',
  sections: { basics: 'Podstawowe dane', flow: 'Przepływ kontaktów', settings: 'Ustawienia raportu' },
  variables: {
    report: { label: 'Raport', description: 'Skonfigurowane raporty analityki lead routing' },
    salesperson: { label: 'Przekazane do', description: 'Sumarycznie wszyscy handlowcy raportu albo jeden z nich' },
    source_tag: { label: 'Źródło', description: 'Tagi źródeł pozyskania kontaktów' },
    acquired_in: { label: 'Pozyskane w', description: 'Kiedy pozyskano kontakty pokazane w przepływie' },
    cohorts: {
      period: 'wybranym zakresie czasowym',
      this_month: 'tym miesiącu',
      last_month: 'poprzednim miesiącu',
      this_quarter: 'tym kwartale',
      last_quarter: 'poprzednim kwartale',
      this_year: 'tym roku',
      last_28_days: 'ciągu ostatnich 28 dni',
    },
  },
  links: { contacts: 'Lista kontaktów' },
  details: 'Szczegóły',
  stageWords: {
    acquired: 'Pozyskane kontakty',
    transferred: 'Przekazane kontakty',
    taken_up: 'Podjęte przez sprzedawców',
    conversion_1: 'Punkt konwersji 1',
    conversion_2: 'Punkt konwersji 2',
    final: 'Etap końcowy',
  },
  figures: {
    acquired: 'Pozyskane kontakty',
    transferred: 'Przekazane kontakty',
    takenUp: 'Kontakty podjęte przez sprzedawców',
    perSalesperson: 'Kontaktów na sprzedawcę',
    day: 'Dzień',
    stage: 'Etap',
    contacts: 'Przeszły dalej',
    dropped: 'Nie przeszły',
    salesperson: 'Sprzedawca',
  },
  basics: {
    title: 'Podstawowe dane',
    description:
      'W wybranym zakresie czasowym, każda liczba według własnego czasu: kontakty, które po raz pierwszy otrzymały tag źródła; kontakty po raz pierwszy przypisane z głównego konta do handlowca raportu; kontakty, które potem po raz pierwszy otrzymały tag pierwszego kontaktu z klientem; oraz przekazane kontakty na jednego sprzedawcę. Kliknięcie otwiera listę kontaktów. Widok: lead_routing_basics.',
    noData: NO_DATA,
  },
  daily: {
    title: 'Podgląd dzień po dniu',
    description:
      'Te same liczby dla każdego dnia, w którym coś się wydarzyło. Kliknięcie słupka otwiera listę kontaktów. Widok: lead_routing_daily.',
    noData: 'W wybranym zakresie nic się nie wydarzyło albo raport nie ma jeszcze danych',
  },
  stages: {
    title: 'Od pozyskania do etapu końcowego',
    description:
      'Spośród kontaktów pozyskanych w wybranym czasie: ile dotarło do kolejnych etapów, niezależnie od tego, kiedy; każdy etap liczy tylko kontakty, które dotarły do poprzedniego. Po wyborze jednego handlowca pozyskane kontakty są nadal wszystkimi. Kliknięcie otwiera listę kontaktów. Widok: lead_routing_flow.',
    noData: NO_DATA,
  },
  timeToTransfer: {
    title: 'Czas do przekazania',
    description:
      'Czas od momentu pozyskania kontaktu do przypisania go do handlowca, średnio dla przekazanych kontaktów. Widok: lead_routing_flow.',
    noData: 'Żaden kontakt nie został przekazany',
    value: 'Średni czas do przekazania kontaktów',
  },
  sources: {
    title: 'Pozyskane kontakty według źródeł',
    description:
      'Kontakty pozyskane w wybranym czasie według tagu, który jako pierwszy z tagów raportu został przypisany do kontaktu. Jeden kontakt nigdy nie należy do dwóch źródeł. Widok: lead_routing_sources.',
    noData: NO_DATA,
  },
  flow: {
    title: 'Przepływ kontaktów',
    description:
      'Ile kontaktów przeszło kolejno przez proces sprzedażowy; na czerwono te, które nie przeszły z poprzedniego etapu. Kliknięcie otwiera listę kontaktów. Widok: lead_routing_flow.',
    noData: NO_DATA,
  },
  salespeople: {
    title: 'Dystrybucja i przepływ kontaktów per sprzedawca',
    description:
      'Wszyscy handlowcy raportu: przekazane kontakty i ile z nich dotarło do kolejnych etapów. Liczba otwiera listę kontaktów, „Szczegóły” – źródła danego sprzedawcy. Widok: lead_routing_salespeople.',
    noData: NO_DATA,
  },
  report: {
    title: 'Raport',
    description:
      'Czy generowanie raportu jest aktywne, kiedy go skonfigurowano i ostatnio wygenerowano oraz ile razy. Zamrożony: został już wygenerowany, więc można zmienić tylko nazwę i aktywność. Widok: lead_reports.',
    noData: 'Nie skonfigurowano żadnego raportu',
  },
  configuration: {
    title: 'Ustawienia',
    description: 'Obowiązujące ustawienia: z ostatniej przyjętej wersji. Tabela: lead_report_versions.',
    noData: 'Nie skonfigurowano żadnego raportu',
  },
  refused: {
    title: 'Odrzucone zmiany ustawień',
    description:
      'Zmiany po pierwszym wygenerowaniu, które dotyczyły czegoś więcej niż nazwy i aktywności: odrzucone w całości. Tabela: refusals.',
    noData: 'Żadna zmiana nie została odrzucona',
  },
  note: {
    title: 'Kiedy pojawiają się dane',
    description: 'Kiedy generowany jest raport',
    content:
      'Raport generuje się **raz na dobę**, po północy, z wszystkiego, co wydarzyło się przed nią. Jeżeli w poniedziałek ustawimy raport, **pierwsze dane pojawią się we wtorek**.\n\nDo pierwszego wygenerowania raport można dowolnie zmieniać; potem jego ustawienia są zamrożone. Kontakt z kilkoma tagami raportu liczy się do tego źródła, którego tag otrzymał jako pierwszy.',
  },
  yesNo: { yes: 'tak', no: 'nie' },
  settings: {
    name: 'Nazwa',
    active: 'Generowanie aktywne',
    configuredAt: 'Skonfigurowano',
    generatedAt: 'Ostatnio wygenerowano',
    lastDay: 'Do początku dnia',
    generations: 'Liczba wygenerowań',
    frozen: 'Zamrożony',
    notYet: 'jeszcze nie',
    tags: 'Źródło pozyskania kontaktów (tagi)',
    forwardedFrom: 'Przekazane od',
    salespeople: 'Sprzedawcy',
    firstContactTag: 'Pierwszy kontakt z klientem (tag)',
    conversion1: 'Punkt konwersji 1 (etap)',
    conversion2: 'Punkt konwersji 2 (etap)',
    final: 'Etap końcowy',
    refusedAt: 'Odrzucono',
    change: 'Zmiana',
  },
};

export const routingSalesperson: RoutingSalespersonTexts = {
  title: 'Lead routing: szczegóły sprzedawcy',
  description: 'Jeden sprzedawca: wszystkie źródła pozyskania kontaktów i ile kontaktów jest na jakim etapie',
  columns: { source: 'Źródło' },
  sources: {
    title: 'Źródła pozyskania według etapów',
    description:
      'Kontakty pozyskane w wybranym czasie i przekazane temu sprzedawcy według źródeł: ile dotarło do kolejnych etapów, każdy spośród poprzednich. Kliknięcie otwiera listę kontaktów. Widok: lead_routing_salesperson.',
    noData: NO_DATA,
  },
  chart: {
    title: 'Etapy według źródeł',
    description: 'Te same liczby na wykresie. Widok: lead_routing_salesperson.',
    noData: NO_DATA,
  },
};

export const routingContacts: RoutingContactsTexts = {
  title: 'Kontakty lead routing',
  description: 'Lista kontaktów, z których składają się liczby analityki lead routing',
  milestone: { label: 'Kontakty', description: 'Które kontakty są na liście' },
  milestones: {
    acquired: 'pozyskane',
    transferred: 'pozyskane i przekazane',
    taken_up: 'przekazane i podjęte',
    conversion_1: 'podjęte, w punkcie konwersji 1 lub dalej',
    conversion_2: 'w punkcie konwersji 2 lub dalej',
    final: 'na etapie końcowym',
    not_transferred: 'pozyskane, nieprzekazane',
    not_taken_up: 'przekazane, niepodjęte',
    not_conversion_1: 'podjęte, bez punktu konwersji 1',
    not_conversion_2: 'po punkcie konwersji 1, bez punktu 2',
    not_final: 'po punkcie konwersji 2, bez etapu końcowego',
    transferred_in_period: 'przekazane w zakresie czasowym, kiedykolwiek pozyskane',
    taken_up_in_period: 'podjęte w zakresie czasowym, kiedykolwiek pozyskane',
  },
  total: {
    title: 'Razem',
    description: 'Wszystkie kontakty wybrane filtrami. Widok: lead_routing_contacts.',
    noData: 'Brak kontaktów',
  },
  list: {
    title: 'Lista kontaktów',
    description:
      '5000 ostatnio pozyskanych z tych kontaktów z czasami ich etapów według ostatniego wygenerowania oraz najdalszym etapem przepływu. Kliknięcie kontaktu otwiera go. Widok: lead_routing_contacts.',
    noData: 'Żaden kontakt nie pasuje do filtrów',
  },
  columns: {
    contacts: 'Liczba kontaktów',
    contact: 'Kontakt',
    source: 'Źródło',
    acquiredAt: 'Pozyskano',
    transferredAt: 'Przekazano',
    hoursToTransfer: 'Czas do przekazania',
    takenUpAt: 'Podjęto',
    conversion1At: 'Punkt konwersji 1',
    conversion2At: 'Punkt konwersji 2',
    finalAt: 'Etap końcowy',
  },
};
