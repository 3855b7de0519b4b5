import type { OverviewTexts } from '../en/overview.ts';

export const overview: OverviewTexts = {
  title: 'Przegląd marketingu',
  description: 'Przychód, koszty i ROI, konwersja szans sprzedaży oraz wyniki źródeł i kategorii produktów',
  sections: {
    summary: 'Podsumowanie',
    conversion: 'Współczynniki konwersji',
    sources: 'Według źródeł',
  },
  revenue: {
    title: 'Przychód',
    description:
      'Przychód okresu: zamówienia złożone w okresie i nieanulowane, w ich bieżącej kwocie. Obok zmiana względem poprzedniego okresu: tyle samo pełnych miesięcy, gdy wybrano pełne miesiące, w pozostałych przypadkach tyle samo dni. Widok: overview_totals.',
    noData: 'Brak przychodu',
    value: 'Przychód',
    change: 'Zmiana',
    previous: 'Poprzedni okres',
  },
  cost: {
    title: 'Koszty',
    description:
      'Koszty okresu według dnia poniesienia oraz zmiana względem poprzedniego okresu. Wzrost kosztów nie jest oznaczany na zielono. Widok: overview_totals.',
    noData: 'Brak kosztów',
    value: 'Koszty',
    change: 'Zmiana',
    previous: 'Poprzedni okres',
  },
  roi: {
    title: 'ROI',
    description:
      'Zwrot z inwestycji: (przychód − koszty) / koszty. Zmiana to różnica względem poprzedniego okresu w punktach procentowych. Bez kosztów nie ma ROI. Widok: overview_totals.',
    noData: 'Bez kosztów nie ma ROI',
    value: 'ROI',
    change: 'Zmiana (pkt proc.)',
    previous: 'Poprzedni okres',
  },
  conversion: {
    title: 'Konwersja w czasie',
    description:
      'Szanse pozyskane, przekazane handlowcom i zakwalifikowane; każde zdarzenie liczone jest wtedy, gdy nastąpiło, niezależnie od daty utworzenia szansy. Słupek stoi przy pierwszym dniu swojego okresu. Widok: overview_conversion.',
    noData: 'Brak szans sprzedaży w tym okresie',
  },
  categories: {
    title: 'Przychód według kategorii produktów',
    description:
      'Przychód okresu według kategorii sprzedanego produktu (dla zamówień bez pozycji: kategorii szansy), z udziałem w całości. Widok: overview_categories.',
    noData: 'Brak przychodu w tym okresie',
  },
  categoryShares: {
    title: 'Przychód i udział według kategorii produktów',
    description: 'Ten sam przychód w tabeli: kwota i udział w całości. Widok: overview_categories.',
    noData: 'Brak przychodu w tym okresie',
  },
  funnel: {
    title: 'Lejek szans sprzedaży',
    description:
      'Szanse utworzone w okresie i ile z nich przeszło dalej: każdy krok obejmuje tylko szanse z kroku poprzedniego, do końca okresu. Widok: overview_funnel.',
    noData: 'W tym okresie nie utworzono szans sprzedaży',
  },
  funnelRates: {
    title: 'Współczynniki lejka',
    description:
      'Dla każdego kroku: udział we wszystkich utworzonych szansach i w szansach z kroku poprzedniego. Widok: overview_funnel.',
    noData: 'W tym okresie nie utworzono szans sprzedaży',
    stage: 'Krok',
    fromCreated: 'Z utworzonych',
    fromPrevious: 'Z poprzedniego kroku',
  },
  qualificationRate: {
    title: 'Współczynnik kwalifikacji',
    description:
      'Szanse zakwalifikowane / szanse utworzone w okresie: jakość pozyskanych danych i opieki nad klientem. Widok: overview_care.',
    noData: 'W tym okresie nie utworzono szans sprzedaży',
    value: 'Współczynnik kwalifikacji',
    qualified: 'Zakwalifikowane',
    created: 'Utworzone',
  },
  orderRate: {
    title: 'Współczynnik zamówień',
    description:
      'Szanse z zamówieniem / szanse utworzone w okresie: jakość pozyskanych danych i opieki nad klientem. Widok: overview_care.',
    noData: 'W tym okresie nie utworzono szans sprzedaży',
    value: 'Współczynnik zamówień',
    ordered: 'Z zamówieniem',
    created: 'Utworzone',
  },
  aov: {
    title: 'Średnia wartość zamówienia',
    description:
      'AOV: przychód okresu / liczba szans, z których pochodzą zamówienia: ile średnio wydaje klient. Widok: overview_care.',
    noData: 'Brak przychodu w tym okresie',
    value: 'AOV',
  },
  stages: {
    created: 'Pozyskane',
    transferred: 'Przekazane handlowcom',
    qualified: 'Zakwalifikowane',
    with_revenue: 'Z przychodem',
  },
  sourceCare: {
    title: 'Skuteczność źródeł',
    description:
      'Szanse utworzone w okresie według źródła, ile z nich dotarło do każdego etapu przed końcem okresu, oraz przychód okresu według źródła. Liczba otwiera listę szans, źródło zawęża do niego cały panel. Widok: source_care.',
    noData: 'Brak szans i zamówień w tym okresie',
  },
  sourceChart: {
    title: 'Szanse według źródła',
    description: 'Liczby z tabeli obok. Kliknięcie zawęża cały panel do źródła. Widok: source_care.',
    noData: 'Brak szans sprzedaży w tym okresie',
  },
  sourceCost: {
    title: 'Koszty według źródła',
    description:
      'Koszt każdego źródła w okresie, co przyniosło oraz koszt jednej szansy utworzonej, zakwalifikowanej i zakończonej zamówieniem. Widok: source_cost.',
    noData: 'Brak kosztów, zamówień i szans w tym okresie',
  },
  sourceCostChart: {
    title: 'Koszty i przychód według źródła',
    description: 'Koszty i przychód okresu według źródła. Kliknięcie zawęża cały panel do źródła. Widok: source_cost.',
    noData: 'Brak kosztów i przychodu w tym okresie',
  },
  categoryCost: {
    title: 'Koszty według kategorii produktów',
    description:
      'Koszty każdej kategorii produktów w okresie, co przyniosła oraz koszt jednej szansy utworzonej, zakwalifikowanej i zakończonej zamówieniem. Widok: category_cost.',
    noData: 'Brak kosztów, zamówień i szans w tym okresie',
  },
  columns: {
    opportunities: 'Szanse sprzedaży',
    created: 'Utworzone',
    transferred: 'Przekazane',
    qualified: 'Zakwalifikowane',
    withRevenue: 'Z przychodem',
    qualificationRate: 'Współczynnik kwalifikacji',
    orderRate: 'Współczynnik zamówień',
    aov: 'AOV',
    cost: 'Koszty',
    roi: 'ROI',
    costPerCreated: 'Koszt szansy',
    costPerQualified: 'Koszt zakwalifikowanej',
    costPerOrder: 'Koszt zamówienia',
  },
};
