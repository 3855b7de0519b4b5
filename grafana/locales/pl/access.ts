import type { AccessTexts } from '../en/access.ts';

export const access: AccessTexts = {
  title: 'Dziennik dostępu',
  description: 'Kto o co pytał przez bramę i z jakim skutkiem. Widzą to tylko administratorzy i właściciele',
  figures: {
    title: 'Liczby',
    description: 'Zapytania w okresie, liczba osób, które je zadały, i liczba odmów. Tabela: access_log.',
    noData: 'Brak zapytań w tym okresie albo nie jesteś administratorem',
    requests: 'Zapytania',
    viewers: 'Osoby',
    refused: 'Odmowy',
  },
  refusals: {
    title: 'Czego odmówiono',
    description: 'Zapytania odrzucone przez bramę, według osoby i przyczyny. Tabela: access_log.',
    noData: 'Niczego nie odmówiono w tym okresie albo nie jesteś administratorem',
  },
  requests: {
    title: 'Lista zapytań',
    description:
      'Ostatni tysiąc zapytań: kto, skąd, który raport lub które polecenie (odcisk bez jego tekstów i liczb). Tabela: access_log.',
    noData: 'Brak zapytań w tym okresie albo nie jesteś administratorem',
  },
  routes: { report: 'Raport', sql: 'Polecenie SQL', other: 'Inne' },
  columns: {
    at: 'Kiedy',
    login: 'Nazwa użytkownika',
    via: 'Rozpoznanie',
    address: 'Adres',
    route: 'Co',
    report: 'Nazwa raportu',
    statement: 'Polecenie',
    rows: 'Wiersze',
    bytes: 'Wysłane bajty',
    duration: 'Czas trwania',
    status: 'Status HTTP',
    reason: 'Przyczyna',
    requests: 'Liczba',
    last: 'Ostatnio',
  },
};
