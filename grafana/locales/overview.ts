/** Marketing overview. */
export const overview = {
  title: { en: 'Marketing overview', vi: 'Tổng quan marketing', pl: 'Przegląd marketingu' },
  description: {
    en: 'Revenue, cost and ROI, conversion of opportunities, and what each source and product category brought',
    vi: 'Doanh số, chi phí và ROI, tỷ lệ chuyển đổi của Deal, hiệu quả theo từng nguồn và loại hàng hóa',
    pl: 'Przychód, koszty i ROI, konwersja szans sprzedaży oraz wyniki źródeł i kategorii produktów',
  },
  sections: {
    summary: { en: 'Overview', vi: 'Tổng quan chung', pl: 'Podsumowanie' },
    conversion: { en: 'Conversion rates', vi: 'Tỷ lệ chuyển đổi', pl: 'Współczynniki konwersji' },
    sources: { en: 'By source', vi: 'Thống kê theo nguồn', pl: 'Według źródeł' },
  },
  revenue: {
    title: { en: 'Revenue', vi: 'Doanh số phát sinh', pl: 'Przychód' },
    description: {
      en: 'Revenue of the period: orders placed in it that are not cancelled, in their current amount. Beside it the change against the period before: as many whole months where whole months are shown, otherwise as many days. View: overview_totals.',
      vi: 'Doanh số phát sinh trong kỳ đã chọn: các đơn hàng đặt trong kỳ và không bị hủy, theo giá trị hiện tại. Kèm mức tăng giảm so với kỳ ngay trước: chọn trọn tháng thì so với số tháng liền trước, còn lại so với số ngày liền trước. Nguồn số liệu: overview_totals.',
      pl: 'Przychód okresu: zamówienia złożone w okresie i nieanulowane, w ich bieżącej kwocie. Obok zmiana względem poprzedniego okresu: tyle samo pełnych miesięcy, gdy wybrano pełne miesiące, w pozostałych przypadkach tyle samo dni. Widok: overview_totals.',
    },
    noData: { en: 'No revenue', vi: 'Chưa phát sinh doanh số', pl: 'Brak przychodu' },
    value: { en: 'Revenue', vi: 'Doanh số', pl: 'Przychód' },
    change: { en: 'Change', vi: 'Tăng giảm', pl: 'Zmiana' },
    previous: { en: 'Period before', vi: 'Kỳ trước', pl: 'Poprzedni okres' },
  },
  cost: {
    title: { en: 'Cost', vi: 'Chi phí', pl: 'Koszty' },
    description: {
      en: 'Costs of the period by the day they were spent on, and the change against the period before. A rise is not coloured green. View: overview_totals.',
      vi: 'Chi phí trong kỳ đã chọn, tính theo ngày chi, và mức tăng giảm so với kỳ ngay trước. Chi phí tăng không được tô màu xanh lá. Nguồn số liệu: overview_totals.',
      pl: 'Koszty okresu według dnia poniesienia oraz zmiana względem poprzedniego okresu. Wzrost kosztów nie jest oznaczany na zielono. Widok: overview_totals.',
    },
    noData: { en: 'No cost', vi: 'Chưa có chi phí', pl: 'Brak kosztów' },
    value: { en: 'Cost', vi: 'Chi phí', pl: 'Koszty' },
    change: { en: 'Change', vi: 'Tăng giảm', pl: 'Zmiana' },
    previous: { en: 'Period before', vi: 'Kỳ trước', pl: 'Poprzedni okres' },
  },
  roi: {
    title: 'ROI',
    description: {
      en: 'Return on investment: (revenue − cost) / cost. The change is the difference to the period before, in percentage points. There is no ROI without cost. View: overview_totals.',
      vi: 'ROI = (Doanh số – Chi phí) / Chi phí. Tăng giảm là chênh lệch so với kỳ ngay trước, tính theo điểm phần trăm. Không có chi phí thì không có ROI. Nguồn số liệu: overview_totals.',
      pl: 'Zwrot z inwestycji: (przychód − koszty) / koszty. Zmiana to różnica względem poprzedniego okresu w punktach procentowych. Bez kosztów nie ma ROI. Widok: overview_totals.',
    },
    noData: { en: 'No ROI without cost', vi: 'Không có chi phí nên không có ROI', pl: 'Bez kosztów nie ma ROI' },
    value: 'ROI',
    change: { en: 'Change (points)', vi: 'Chênh lệch (điểm)', pl: 'Zmiana (pkt proc.)' },
    previous: { en: 'Period before', vi: 'Kỳ trước', pl: 'Poprzedni okres' },
  },
  conversion: {
    title: { en: 'Conversion over time', vi: 'Hiệu quả chuyển đổi theo thời gian', pl: 'Konwersja w czasie' },
    description: {
      en: 'Opportunities created, transferred to sales and qualified, each counted when it happened, whenever the opportunity was created. A bar stands at the first day of its bucket. View: overview_conversion.',
      vi: 'Số Deal đang tiếp cận, đã chuyển NVKD và phát sinh cơ hội, mỗi mốc được tính vào thời điểm nó xảy ra, bất kể Deal được tạo khi nào. Mỗi cột đứng ở ngày đầu của khoảng thời gian. Nguồn số liệu: overview_conversion.',
      pl: 'Szanse pozyskane, przekazane handlowcom i zakwalifikowane; każde zdarzenie liczone jest wtedy, gdy nastąpiło, niezależnie od daty utworzenia szansy. Słupek stoi przy pierwszym dniu swojego okresu. Widok: overview_conversion.',
    },
    noData: {
      en: 'No opportunities in this period',
      vi: 'Không có Deal nào trong kỳ',
      pl: 'Brak szans sprzedaży w tym okresie',
    },
  },
  categories: {
    title: {
      en: 'Revenue by product category',
      vi: 'Hiệu quả doanh số theo loại hàng hóa',
      pl: 'Przychód według kategorii produktów',
    },
    description: {
      en: 'Revenue of the period by the category of the product sold (of an order without lines: the category of its opportunity), with its share. View: overview_categories.',
      vi: 'Doanh số trong kỳ theo loại của hàng hóa đã bán (đơn hàng không có dòng hàng thì theo loại hàng hóa của Deal), kèm tỷ trọng. Nguồn số liệu: overview_categories.',
      pl: 'Przychód okresu według kategorii sprzedanego produktu (dla zamówień bez pozycji: kategorii szansy), z udziałem w całości. Widok: overview_categories.',
    },
    noData: {
      en: 'No revenue in this period',
      vi: 'Chưa phát sinh doanh số trong kỳ',
      pl: 'Brak przychodu w tym okresie',
    },
  },
  categoryShares: {
    title: {
      en: 'Revenue and share by product category',
      vi: 'Doanh số và tỷ trọng theo loại hàng hóa',
      pl: 'Przychód i udział według kategorii produktów',
    },
    description: {
      en: 'The same revenue as a list: amount and part of the whole. View: overview_categories.',
      vi: 'Cùng số liệu doanh số ở dạng bảng: số tiền và tỷ trọng. Nguồn số liệu: overview_categories.',
      pl: 'Ten sam przychód w tabeli: kwota i udział w całości. Widok: overview_categories.',
    },
    noData: {
      en: 'No revenue in this period',
      vi: 'Chưa phát sinh doanh số trong kỳ',
      pl: 'Brak przychodu w tym okresie',
    },
  },
  funnel: {
    title: { en: 'Funnel of opportunities', vi: 'Hiệu quả chuyển đổi theo trạng thái', pl: 'Lejek szans sprzedaży' },
    description: {
      en: 'Opportunities created in the period, and how many of them went on: each step counts only those of the step before, up to the end of the period. View: overview_funnel.',
      vi: 'Các Deal được tạo trong kỳ và số Deal đi tiếp: mỗi trạng thái chỉ tính những Deal đã đạt trạng thái trước đó, đến hết kỳ. Nguồn số liệu: overview_funnel.',
      pl: 'Szanse utworzone w okresie i ile z nich przeszło dalej: każdy krok obejmuje tylko szanse z kroku poprzedniego, do końca okresu. Widok: overview_funnel.',
    },
    noData: {
      en: 'No opportunities created in this period',
      vi: 'Không có Deal nào được tạo trong kỳ',
      pl: 'W tym okresie nie utworzono szans sprzedaży',
    },
  },
  funnelRates: {
    title: { en: 'Rates of the funnel', vi: 'Tỷ lệ chuyển đổi theo trạng thái', pl: 'Współczynniki lejka' },
    description: {
      en: 'Of each step: the part of all created opportunities, and the part of the step before. View: overview_funnel.',
      vi: 'Với mỗi trạng thái: tỷ lệ so với số Deal được tạo và so với trạng thái ngay trước. Nguồn số liệu: overview_funnel.',
      pl: 'Dla każdego kroku: udział we wszystkich utworzonych szansach i w szansach z kroku poprzedniego. Widok: overview_funnel.',
    },
    noData: {
      en: 'No opportunities created in this period',
      vi: 'Không có Deal nào được tạo trong kỳ',
      pl: 'W tym okresie nie utworzono szans sprzedaży',
    },
    stage: { en: 'Step', vi: 'Trạng thái', pl: 'Krok' },
    fromCreated: { en: 'Of created', vi: 'So với đang tiếp cận', pl: 'Z utworzonych' },
    fromPrevious: { en: 'Of the step before', vi: 'So với trạng thái trước', pl: 'Z poprzedniego kroku' },
  },
  qualificationRate: {
    title: { en: 'Qualification rate', vi: 'Tỷ lệ phát sinh cơ hội', pl: 'Współczynnik kwalifikacji' },
    description: {
      en: 'Opportunities qualified / opportunities created in the period: how good the acquired data is and how well it is cared for. View: overview_care.',
      vi: 'Số Deal có trạng thái Phát sinh cơ hội / số Deal được tạo trong kỳ, giúp đánh giá chất lượng data mang về và quá trình chăm sóc. Nguồn số liệu: overview_care.',
      pl: 'Szanse zakwalifikowane / szanse utworzone w okresie: jakość pozyskanych danych i opieki nad klientem. Widok: overview_care.',
    },
    noData: {
      en: 'No opportunities created in this period',
      vi: 'Không có Deal nào được tạo trong kỳ',
      pl: 'W tym okresie nie utworzono szans sprzedaży',
    },
    value: { en: 'Qualification rate', vi: 'Tỷ lệ phát sinh cơ hội', pl: 'Współczynnik kwalifikacji' },
    qualified: { en: 'Qualified', vi: 'Phát sinh cơ hội', pl: 'Zakwalifikowane' },
    created: { en: 'Created', vi: 'Được tạo', pl: 'Utworzone' },
  },
  orderRate: {
    title: { en: 'Order rate', vi: 'Tỷ lệ phát sinh đơn hàng', pl: 'Współczynnik zamówień' },
    description: {
      en: 'Opportunities with an order / opportunities created in the period: how good the acquired data is and how well it is cared for. View: overview_care.',
      vi: 'Số Deal phát sinh đơn hàng / số Deal được tạo trong kỳ, giúp đánh giá chất lượng data mang về và quá trình chăm sóc. Nguồn số liệu: overview_care.',
      pl: 'Szanse z zamówieniem / szanse utworzone w okresie: jakość pozyskanych danych i opieki nad klientem. Widok: overview_care.',
    },
    noData: {
      en: 'No opportunities created in this period',
      vi: 'Không có Deal nào được tạo trong kỳ',
      pl: 'W tym okresie nie utworzono szans sprzedaży',
    },
    value: { en: 'Order rate', vi: 'Tỷ lệ phát sinh đơn hàng', pl: 'Współczynnik zamówień' },
    ordered: { en: 'With an order', vi: 'Phát sinh đơn hàng', pl: 'Z zamówieniem' },
    created: { en: 'Created', vi: 'Được tạo', pl: 'Utworzone' },
  },
  aov: {
    title: { en: 'Average order value', vi: 'Giá trị đơn hàng trung bình', pl: 'Średnia wartość zamówienia' },
    description: {
      en: 'AOV: revenue of the period / opportunities behind these orders: what a customer spends on average. View: overview_care.',
      vi: 'AOV = doanh số / số Deal phát sinh doanh số trong kỳ: số tiền trung bình mà khách hàng bỏ ra khi mua hàng. Nguồn số liệu: overview_care.',
      pl: 'AOV: przychód okresu / liczba szans, z których pochodzą zamówienia: ile średnio wydaje klient. Widok: overview_care.',
    },
    noData: {
      en: 'No revenue in this period',
      vi: 'Chưa phát sinh doanh số trong kỳ',
      pl: 'Brak przychodu w tym okresie',
    },
    value: 'AOV',
  },
  stages: {
    created: { en: 'Approached', vi: 'Đang tiếp cận', pl: 'Pozyskane' },
    transferred: { en: 'Transferred to sales', vi: 'Đã chuyển NVKD', pl: 'Przekazane handlowcom' },
    qualified: { en: 'Qualified', vi: 'Phát sinh cơ hội', pl: 'Zakwalifikowane' },
    with_revenue: { en: 'With revenue', vi: 'Phát sinh doanh số', pl: 'Z przychodem' },
  },
  sourceCare: {
    title: { en: 'Effectiveness by source', vi: 'Hiệu quả chăm sóc theo nguồn', pl: 'Skuteczność źródeł' },
    description: {
      en: 'Opportunities created in the period by source, how many of them reached each milestone before its end, and the revenue of the period by source. Counts open the list behind them; a source narrows the dashboard to it. View: source_care.',
      vi: 'Số Deal được tạo trong kỳ theo nguồn, bao nhiêu trong số đó đạt từng trạng thái trước khi hết kỳ, và doanh số trong kỳ của nguồn. Nhấn vào con số để xem danh sách, nhấn vào nguồn để chỉ xem nguồn đó. Nguồn số liệu: source_care.',
      pl: 'Szanse utworzone w okresie według źródła, ile z nich dotarło do każdego etapu przed końcem okresu, oraz przychód okresu według źródła. Liczba otwiera listę szans, źródło zawęża do niego cały panel. Widok: source_care.',
    },
    noData: {
      en: 'No opportunities or orders in this period',
      vi: 'Không có Deal hay đơn hàng nào trong kỳ',
      pl: 'Brak szans i zamówień w tym okresie',
    },
  },
  sourceChart: {
    title: { en: 'Opportunities by source', vi: 'Số Deal theo nguồn', pl: 'Szanse według źródła' },
    description: {
      en: 'The counts of the table beside it. A click narrows the dashboard to a source. View: source_care.',
      vi: 'Số liệu của bảng bên cạnh. Nhấn vào cột để chỉ xem nguồn đó. Nguồn số liệu: source_care.',
      pl: 'Liczby z tabeli obok. Kliknięcie zawęża cały panel do źródła. Widok: source_care.',
    },
    noData: {
      en: 'No opportunities in this period',
      vi: 'Không có Deal nào trong kỳ',
      pl: 'Brak szans sprzedaży w tym okresie',
    },
  },
  sourceCost: {
    title: { en: 'Cost by source', vi: 'Hiệu quả chi phí theo nguồn', pl: 'Koszty według źródła' },
    description: {
      en: 'What each source cost in the period, what it brought, and the cost of one opportunity created, qualified and with an order. View: source_cost.',
      vi: 'Chi phí của từng nguồn trong kỳ, kết quả mang lại, và chi phí cho một Deal được tạo, một Deal phát sinh cơ hội và một đơn hàng. Nguồn số liệu: source_cost.',
      pl: 'Koszt każdego źródła w okresie, co przyniosło oraz koszt jednej szansy utworzonej, zakwalifikowanej i zakończonej zamówieniem. Widok: source_cost.',
    },
    noData: {
      en: 'No cost, orders or opportunities in this period',
      vi: 'Không có chi phí, đơn hàng hay Deal nào trong kỳ',
      pl: 'Brak kosztów, zamówień i szans w tym okresie',
    },
  },
  sourceCostChart: {
    title: {
      en: 'Cost and revenue by source',
      vi: 'Chi phí và doanh số theo nguồn',
      pl: 'Koszty i przychód według źródła',
    },
    description: {
      en: 'Cost and revenue of the period by source. A click narrows the dashboard to a source. View: source_cost.',
      vi: 'Chi phí và doanh số trong kỳ theo nguồn. Nhấn vào cột để chỉ xem nguồn đó. Nguồn số liệu: source_cost.',
      pl: 'Koszty i przychód okresu według źródła. Kliknięcie zawęża cały panel do źródła. Widok: source_cost.',
    },
    noData: {
      en: 'No cost or revenue in this period',
      vi: 'Không có chi phí hay doanh số nào trong kỳ',
      pl: 'Brak kosztów i przychodu w tym okresie',
    },
  },
  categoryCost: {
    title: {
      en: 'Cost by product category',
      vi: 'Hiệu quả chi phí theo loại hàng hóa',
      pl: 'Koszty według kategorii produktów',
    },
    description: {
      en: 'What was spent on each product category in the period, what it brought, and the cost of one opportunity created, qualified and with an order. View: category_cost.',
      vi: 'Chi phí cho từng loại hàng hóa trong kỳ, kết quả mang lại, và chi phí cho một Deal được tạo, một Deal phát sinh cơ hội và một đơn hàng. Nguồn số liệu: category_cost.',
      pl: 'Koszty każdej kategorii produktów w okresie, co przyniosła oraz koszt jednej szansy utworzonej, zakwalifikowanej i zakończonej zamówieniem. Widok: category_cost.',
    },
    noData: {
      en: 'No cost, orders or opportunities in this period',
      vi: 'Không có chi phí, đơn hàng hay Deal nào trong kỳ',
      pl: 'Brak kosztów, zamówień i szans w tym okresie',
    },
  },
  columns: {
    opportunities: { en: 'Opportunities', vi: 'Số Deal', pl: 'Szanse sprzedaży' },
    created: { en: 'Created', vi: 'Đang tiếp cận', pl: 'Utworzone' },
    transferred: { en: 'Transferred', vi: 'Đã chuyển NVKD', pl: 'Przekazane' },
    qualified: { en: 'Qualified', vi: 'Phát sinh cơ hội', pl: 'Zakwalifikowane' },
    withRevenue: { en: 'With revenue', vi: 'Phát sinh doanh số', pl: 'Z przychodem' },
    qualificationRate: { en: 'Qualification rate', vi: 'Tỷ lệ phát sinh cơ hội', pl: 'Współczynnik kwalifikacji' },
    orderRate: { en: 'Order rate', vi: 'Tỷ lệ phát sinh đơn hàng', pl: 'Współczynnik zamówień' },
    aov: 'AOV',
    cost: { en: 'Cost', vi: 'Chi phí', pl: 'Koszty' },
    roi: 'ROI',
    costPerCreated: { en: 'Cost per opportunity', vi: 'Chi phí / Deal tiếp cận', pl: 'Koszt szansy' },
    costPerQualified: { en: 'Cost per qualified', vi: 'Chi phí / Deal phát sinh cơ hội', pl: 'Koszt zakwalifikowanej' },
    costPerOrder: { en: 'Cost per order', vi: 'Chi phí / đơn hàng', pl: 'Koszt zamówienia' },
  },
};
