import type { HomeTexts } from '../en/home.ts';

export const home: HomeTexts = {
  title: 'Strona główna',
  description: 'Co gdzie jest, jak świeże są dane i co jest z nimi nie tak',
  sections: {
    guide: 'Co gdzie jest',
    freshness: 'Jak świeże są dane',
    quality: 'Co wymaga poprawy',
    refusals: 'Co zostało odrzucone',
  },
  guide: {
    marketing: {
      title: 'Dla menedżerów marketingu',
      description: 'Panele o źródłach, kosztach i zwrocie',
      content:
        '**[Przegląd marketingu](/d/leadstream-overview)**\n\nPrzychód, koszty i ROI na tle poprzedniego okresu, konwersja szans oraz źródła i kategorie produktów, które się opłacają. Filtry: czas, źródło, kategoria.\n\n[Lista szans sprzedaży](/d/leadstream-opportunities): co stoi za każdą liczbą.',
    },
    campaigns: {
      title: 'Dla menedżerów kampanii',
      description: 'Panele o jednej kampanii lub wszystkich',
      content:
        '**[KPI kampanii](/d/leadstream-campaign)**\n\nPrzychód, szanse według etapów, wyniki, prawdopodobieństwo sukcesu, wkład każdej osoby, zamówienia i powody przegranych.\n\n[Szanse kampanii](/d/leadstream-campaign-opportunities): lista, która stoi za każdą liczbą.',
    },
    routing: {
      title: 'Dla osób przekazujących leady handlowcom',
      description: 'Panele analityki lead routing',
      content:
        '**[Analityka lead routing](/d/leadstream-routing)**\n\nKontakty pozyskane, przekazane i podjęte przez sprzedawców, przepływ aż do etapu końcowego wraz ze stratami oraz każdy sprzedawca. Nowy raport ma pierwsze dane następnego dnia.\n\n[Kontakty](/d/leadstream-routing-contacts), które stoją za liczbami.',
    },
    sales: {
      title: 'Dla handlowców i ich przełożonych',
      description: 'Panele o szansach w toku',
      content:
        '**[Lejek sprzedaży](/d/leadstream-pipeline)**\n\nWszystkie szanse według etapów, z kolorem zegara i gwiazdkami, wartością i prognozą, z dowolnym filtrowaniem i sortowaniem. Handlowiec widzi własne szanse, przełożony szanse zespołu.',
    },
  },
  lastEvent: {
    title: 'Od ostatniego zdarzenia',
    description:
      'Czas od ostatniego odebranego zdarzenia, z ostatnich 30 dni. Ponad godzina jest czerwona: czy CRM nadal wysyła dane? Tabela: arrivals.',
    noData: 'Przez 30 dni nic nie odebrano',
    value: 'Od ostatniego zdarzenia',
  },
  lag: {
    title: 'Opóźnienie w ostatniej godzinie',
    description:
      'Po jakim czasie od wystąpienia odebrano zdarzenia: połowę z nich i 95 %, w najwolniejszej minucie ostatniej godziny. Tabela: freshness.',
    noData: 'W ostatniej godzinie nic nie odebrano',
    half: 'Połowa zdarzeń',
    most: '95 % zdarzeń',
  },
  received: {
    title: 'Odebrano',
    description:
      'Zdarzenia odebrane w wybranym czasie, każde liczone raz, oraz liczba systemów CRM, które je wysłały. Tabela: arrivals.',
    noData: 'Nic nie odebrano',
    events: 'Zdarzenia',
    senders: 'Nadawcy',
  },
  arrivals: {
    title: 'Odebrane zdarzenia',
    description: 'Zdarzenia odebrane w czasie, każde liczone raz. Tabela: arrivals.',
    noData: 'W tym czasie nic nie odebrano',
    events: 'Zdarzenia',
  },
  types: {
    title: 'Zdarzenia według typu',
    description:
      'Zdarzenia odebrane w wybranym czasie według typu i nadawcy oraz chwila ostatniego odbioru. Tabela: arrivals.',
    noData: 'W tym czasie nic nie odebrano',
    type: 'Typ',
    sender: 'Nadawca',
    events: 'Zdarzenia',
    last: 'Ostatnio odebrano',
  },
  quality: {
    title: 'Jakość danych',
    description:
      'Rekordy, z którymi coś jest nie tak, według rodzaju, od początku, oraz co z tym zrobić. Liczby w pozostałych panelach dotyczą reszty danych. Tabela: data_quality.',
    noData: 'Nie ma czego zgłaszać',
    issue: 'Problem',
    records: 'Rekordy',
    advice: 'Co zrobić',
  },
  issues: {
    missing_fx_rate: 'Brak kursu waluty',
    conflicting_duplicate: 'Ten sam identyfikator, inna treść',
    opportunity_without_created: 'Szansa bez zdarzenia utworzenia',
    order_without_placed: 'Zamówienie bez zdarzenia złożenia',
    contact_without_created: 'Kontakt bez zdarzenia utworzenia',
    unknown_stage: 'Nieznany etap',
    unknown_campaign: 'Nieznana kampania',
    unknown_salesperson: 'Nieznany handlowiec',
    unknown_source: 'Nieznane źródło',
    unknown_product: 'Nieznany produkt',
    oversized_contact: 'Kontakt z bardzo wieloma zdarzeniami',
    too_many_custom_fields: 'Zbyt wiele pól własnych',
    directory_event_waiting: 'Zdarzenie katalogu z przyszłości',
    dead_letter: 'Nieprzetworzone',
  },
  advice: {
    missing_fx_rate: 'Liczone jako 0. Wyślij crm.fx_rate.set dla waluty i dnia; kwoty uzupełnią się same.',
    conflicting_duplicate:
      'CRM wysłał jeden identyfikator zdarzenia z dwiema treściami; zachowano jedną. Każde zdarzenie musi mieć własny identyfikator.',
    opportunity_without_created: 'Nie jest liczona, dopóki nie nadejdzie crm.opportunity.created. Wyślij je ponownie.',
    order_without_placed: 'Nie jest liczone, dopóki nie nadejdzie crm.order.placed. Wyślij je ponownie.',
    contact_without_created: 'Jest liczony, ale nieznane są nazwa i opiekun. Wyślij crm.contact.created.',
    unknown_stage: 'Kampania nie zna tego etapu, więc szansa stoi poza etapami. Wyślij crm.campaign.set z tym etapem.',
    unknown_campaign: 'Wyślij crm.campaign.set dla tej kampanii.',
    unknown_salesperson: 'Wyślij crm.salesperson.set dla tego handlowca.',
    unknown_source: 'Wyślij crm.source.set dla tego źródła.',
    unknown_product: 'Wyślij crm.product.set; do tego czasu przychód nie ma kategorii.',
    oversized_contact: 'Ponad 10 000 zdarzeń: czy jeden kontakt służy wielu osobom?',
    too_many_custom_fields:
      'Ponad 1000 pól własnych jednego kontaktu lub szansy: pozostały te, które przyszły pierwsze',
    directory_event_waiting:
      'Jego czas wyprzedza zegar o ponad pięć minut: jeszcze się nie liczy. Zaplanowane, czy zły zegar?',
    dead_letter: 'Zobacz listę obok; po usunięciu przyczyny uruchom leadstream dlq replay.',
  },
  deadLetters: {
    title: 'Nieprzetworzone',
    description:
      'Rekordy z Kafki, których nie dało się przetworzyć, według naruszonej reguły, od początku. Ich treść jest zachowana. Tabela: dead_letters.',
    noData: 'Wszystko zostało przetworzone',
    code: 'Kod',
    field: 'Pole',
    message: 'Reguła',
    records: 'Rekordy',
    last: 'Ostatnio odebrano',
  },
  refused: {
    title: 'Odrzucone zdarzenia',
    description:
      'Zdarzenia z wybranego czasu odrzucone przez regułę biznesową: zachowane, ale niezastosowane. Tabela: refusals.',
    noData: 'Niczego nie odrzucono',
    at: 'Kiedy',
    rule: 'Reguła',
    by: 'Kto',
    report: 'Raport',
    detail: 'Co',
  },
  rules: {
    reopening: 'Ponowne otwarcie zamkniętej szansy',
    frozen_report: 'Zmiana raportu po pierwszych danych',
  },
};
