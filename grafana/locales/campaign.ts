/** Campaign KPI. */
export const campaign = {
  title: { en: 'Campaign KPI', vi: 'KPI chiến dịch', pl: 'KPI kampanii' },
  description: {
    en: 'Revenue, opportunities by stage and outcome, staff and customers of a campaign in a period',
    vi: 'Doanh số, cơ hội theo bước tiếp cận và hiện trạng, nhân viên và khách hàng của chiến dịch trong kỳ',
    pl: 'Przychód, szanse sprzedaży według etapu i wyniku, pracownicy i klienci kampanii w wybranym okresie',
  },
  sections: {
    overview: { en: 'Overview', vi: 'Tổng quan KPI chiến dịch', pl: 'Podsumowanie' },
    staff: { en: 'Staff KPI', vi: 'KPI nhân viên trong chiến dịch', pl: 'KPI pracowników' },
    customers: { en: 'Customer KPI', vi: 'KPI khách hàng trong chiến dịch', pl: 'KPI klientów' },
  },
  variables: {
    campaign: {
      label: { en: 'Campaign', vi: 'Chiến dịch', pl: 'Kampania' },
      description: {
        en: 'One campaign, or all together',
        vi: 'Một chiến dịch, hoặc tất cả các chiến dịch',
        pl: 'Jedna kampania albo wszystkie razem',
      },
    },
    salesperson: {
      label: { en: 'Employee', vi: 'Nhân viên', pl: 'Pracownik' },
      description: {
        en: 'One employee alone, or all',
        vi: 'Chỉ xem một nhân viên, hoặc tất cả',
        pl: 'Tylko jeden pracownik albo wszyscy',
      },
    },
    nobody: { en: '(nobody)', vi: '(chưa có người phụ trách)', pl: '(bez opiekuna)' },
    stage: {
      label: { en: 'Stage', vi: 'Bước tiếp cận', pl: 'Etap' },
      description: {
        en: 'Stage in which the opportunity is now',
        vi: 'Bước tiếp cận hiện tại của cơ hội',
        pl: 'Etap, na którym szansa jest teraz',
      },
    },
    outcome: {
      label: { en: 'Outcome', vi: 'Hiện trạng', pl: 'Wynik' },
      description: {
        en: 'Outcome of the stage in which the opportunity is now',
        vi: 'Hiện trạng của cơ hội theo bước tiếp cận hiện tại',
        pl: 'Wynik etapu, na którym szansa jest teraz',
      },
    },
    registered: {
      label: { en: 'Registered', vi: 'Đăng ký', pl: 'Przypisanie' },
      description: {
        en: 'Registered: somebody is responsible for the opportunity',
        vi: 'Đã đăng ký: cơ hội đã có người phụ trách',
        pl: 'Przypisana: szansa ma opiekuna',
      },
    },
    probability: {
      label: { en: 'Probability', vi: 'Xác suất', pl: 'Prawdopodobieństwo' },
      description: {
        en: 'Success probability of the opportunity',
        vi: 'Xác suất thành công của cơ hội',
        pl: 'Prawdopodobieństwo sukcesu szansy',
      },
    },
    reason: {
      label: { en: 'Lost reason', vi: 'Lý do thất bại', pl: 'Powód przegranej' },
      description: {
        en: 'Why the opportunity was lost',
        vi: 'Vì sao cơ hội thất bại',
        pl: 'Dlaczego szansa została przegrana',
      },
    },
    industry: {
      label: { en: 'Industry', vi: 'Ngành kinh doanh', pl: 'Branża' },
      description: {
        en: 'Line of business of the contact of a lost opportunity',
        vi: 'Ngành kinh doanh của khách hàng có cơ hội thất bại',
        pl: 'Branża kontaktu przegranej szansy',
      },
    },
  },
  registered: {
    yes: { en: 'Registered', vi: 'Đã đăng ký', pl: 'Przypisane' },
    no: { en: 'Unregistered', vi: 'Chưa đăng ký', pl: 'Nieprzypisane' },
  },
  /** Known reasons; others are free text. */
  reasons: {
    competitor: { en: 'Competitor', vi: 'Có đối thủ cạnh tranh', pl: 'Konkurencja' },
    price_too_high: { en: 'Price too high', vi: 'Giá quá cao', pl: 'Zbyt wysoka cena' },
    not_cared_for: { en: 'Customer not cared for', vi: 'Không chăm sóc khách hàng', pl: 'Brak opieki nad klientem' },
    not_interested: { en: 'Not interested', vi: 'Không hứng thú', pl: 'Brak zainteresowania' },
    not_suitable: { en: 'Not suitable', vi: 'Không phù hợp', pl: 'Niedopasowana oferta' },
    unreachable: { en: 'Could not be reached', vi: 'Không tiếp cận được', pl: 'Brak kontaktu' },
    question_unanswered: {
      en: 'Question not answered',
      vi: 'Không trả lời được khách hàng',
      pl: 'Pytanie bez odpowiedzi',
    },
    missed_appointment: { en: 'Missed appointment', vi: 'Không đúng lịch hẹn', pl: 'Niedotrzymany termin spotkania' },
    '(none)': { en: '(no reason given)', vi: '(không nêu lý do)', pl: '(nie podano powodu)' },
  },
  figures: { en: 'Figures of this employee', vi: 'Xem số liệu của nhân viên này', pl: 'Wyniki tego pracownika' },
  revenue: {
    title: { en: 'Revenue over time', vi: 'Biến động doanh số trong chiến dịch', pl: 'Przychód w czasie' },
    description: {
      en: 'Revenue of orders placed in the period through opportunities of the campaign, whenever these were created; cancelled orders count nothing. A bar stands at the first day of its bucket and opens its orders. View: campaign_revenue.',
      vi: 'Doanh số của các đơn hàng đặt trong kỳ từ cơ hội của chiến dịch, bất kể cơ hội được tạo khi nào; đơn đã hủy không được tính. Mỗi cột đứng ở ngày đầu của khoảng thời gian, nhấn vào cột để xem các đơn hàng. Nguồn số liệu: campaign_revenue.',
      pl: 'Przychód z zamówień złożonych w tym okresie dzięki szansom kampanii, niezależnie od daty ich utworzenia; anulowane zamówienia się nie liczą. Słupek stoi przy pierwszym dniu swojego przedziału i otwiera jego zamówienia. Widok: campaign_revenue.',
    },
    noData: {
      en: 'No revenue in this period',
      vi: 'Chưa phát sinh doanh số trong kỳ',
      pl: 'Brak przychodu w tym okresie',
    },
  },
  orders: {
    title: { en: 'Orders over time', vi: 'Số đơn hàng theo thời gian', pl: 'Zamówienia w czasie' },
    description: {
      en: 'How many orders the revenue beside it comes from. View: campaign_revenue.',
      vi: 'Số đơn hàng tạo nên doanh số bên cạnh. Nguồn số liệu: campaign_revenue.',
      pl: 'Z ilu zamówień pochodzi przychód obok. Widok: campaign_revenue.',
    },
    noData: { en: 'No orders in this period', vi: 'Không có đơn hàng nào trong kỳ', pl: 'Brak zamówień w tym okresie' },
  },
  stages: {
    title: { en: 'Opportunities by stage', vi: 'Thống kê cơ hội', pl: 'Szanse według etapu' },
    description: {
      en: 'Opportunities created in the period by the step of the approach they are at now. A bar opens the list. View: campaign_stages.',
      vi: 'Cơ hội được tạo trong kỳ theo bước của phương pháp tiếp cận mà cơ hội đang ở. Di chuột để xem số lượng, nhấn để xem danh sách. Nguồn số liệu: campaign_stages.',
      pl: 'Szanse utworzone w tym okresie według etapu, na którym są teraz. Słupek otwiera listę. Widok: campaign_stages.',
    },
    noData: {
      en: 'No campaign, or one without stages',
      vi: 'Không có chiến dịch, hoặc chiến dịch chưa có phương pháp tiếp cận',
      pl: 'Brak kampanii albo kampania bez etapów',
    },
  },
  stageShares: {
    title: {
      en: 'Opportunities by stage, with share',
      vi: 'Thống kê cơ hội theo phương pháp tiếp cận',
      pl: 'Szanse według etapu z udziałem',
    },
    description: {
      en: 'The same as a table: every stage of the campaign, also empty ones. View: campaign_stages.',
      vi: 'Cùng số liệu ở dạng bảng: mọi bước tiếp cận của chiến dịch, kể cả bước chưa có cơ hội. Nguồn số liệu: campaign_stages.',
      pl: 'To samo jako tabela: każdy etap kampanii, także pusty. Widok: campaign_stages.',
    },
    noData: {
      en: 'No campaign, or one without stages',
      vi: 'Không có chiến dịch, hoặc chiến dịch chưa có phương pháp tiếp cận',
      pl: 'Brak kampanii albo kampania bez etapów',
    },
  },
  outcomes: {
    title: { en: 'Current state', vi: 'Hiện trạng', pl: 'Stan obecny' },
    description: {
      en: 'Of the opportunities created in the period: won, lost and still in progress, with their shares. View: campaign_outcomes.',
      vi: 'Trong các cơ hội được tạo trong kỳ: bao nhiêu cơ hội đã thành công, đã thất bại và đang tiến hành, tỷ lệ mỗi loại. Nguồn số liệu: campaign_outcomes.',
      pl: 'Ile szans utworzonych w tym okresie jest wygranych, przegranych i w toku, z udziałami. Widok: campaign_outcomes.',
    },
    noData: {
      en: 'No opportunities created in this period',
      vi: 'Không có cơ hội nào được tạo trong kỳ',
      pl: 'W tym okresie nie utworzono szans',
    },
  },
  probability: {
    title: { en: 'Success probability', vi: 'Xác suất thành công của cơ hội', pl: 'Prawdopodobieństwo sukcesu' },
    description: {
      en: 'How many opportunities stand at each probability: their own if it was said, else that of their stage, else 50 %. View: campaign_probability.',
      vi: 'Số cơ hội ở từng xác suất: xác suất đánh giá trong chi tiết cơ hội, nếu chưa đánh giá thì theo tỷ lệ của bước tiếp cận, nếu không có thì 50 %. Nguồn số liệu: campaign_probability.',
      pl: 'Ile szans ma dane prawdopodobieństwo: własne, jeśli je podano, inaczej prawdopodobieństwo etapu, inaczej 50 %. Widok: campaign_probability.',
    },
    noData: {
      en: 'No opportunities created in this period',
      vi: 'Không có cơ hội nào được tạo trong kỳ',
      pl: 'W tym okresie nie utworzono szans',
    },
  },
  registration: {
    title: {
      en: 'Registered and unregistered',
      vi: 'Số lượng khách hàng trong chiến dịch',
      pl: 'Przypisane i nieprzypisane',
    },
    description: {
      en: 'Opportunities created in the period for which somebody is responsible, and those without anybody. View: campaign_registration.',
      vi: 'Cơ hội được tạo trong kỳ đã đăng ký (đã có người phụ trách) và chưa đăng ký (chưa có người phụ trách). Nguồn số liệu: campaign_registration.',
      pl: 'Szanse utworzone w tym okresie, które mają opiekuna, i te bez opiekuna. Widok: campaign_registration.',
    },
    noData: {
      en: 'No opportunities created in this period',
      vi: 'Không có cơ hội nào được tạo trong kỳ',
      pl: 'W tym okresie nie utworzono szans',
    },
  },
  registeredStages: {
    title: { en: 'Registered opportunities by stage', vi: 'Cơ hội đã đăng ký', pl: 'Przypisane szanse według etapu' },
    description: {
      en: 'Opportunities with an owner; the share is that of all registered ones. View: campaign_registration.',
      vi: 'Cơ hội đã có người phụ trách theo bước tiếp cận; tỷ trọng tính trên tổng số cơ hội đã đăng ký. Nguồn số liệu: campaign_registration.',
      pl: 'Szanse z opiekunem; udział liczony wśród wszystkich przypisanych. Widok: campaign_registration.',
    },
    noData: { en: 'No registered opportunities', vi: 'Không có cơ hội đã đăng ký', pl: 'Brak przypisanych szans' },
  },
  unregisteredStages: {
    title: {
      en: 'Unregistered opportunities by stage',
      vi: 'Cơ hội chưa đăng ký',
      pl: 'Nieprzypisane szanse według etapu',
    },
    description: {
      en: 'Opportunities without an owner; the share is that of all unregistered ones. View: campaign_registration.',
      vi: 'Cơ hội chưa có người phụ trách theo bước tiếp cận; tỷ trọng tính trên tổng số cơ hội chưa đăng ký. Nguồn số liệu: campaign_registration.',
      pl: 'Szanse bez opiekuna; udział liczony wśród wszystkich nieprzypisanych. Widok: campaign_registration.',
    },
    noData: {
      en: 'No unregistered opportunities',
      vi: 'Không có cơ hội chưa đăng ký',
      pl: 'Brak nieprzypisanych szans',
    },
  },
  staffCounts: {
    title: { en: 'Opportunities by employee', vi: 'Số cơ hội của nhân viên', pl: 'Szanse według pracownika' },
    description: {
      en: 'Opportunities created in the period that an employee is responsible for, won, lost and in progress; the 15 with the most. A name in the legend takes its bars away; a bar shows the employee alone, or the list. View: campaign_staff.',
      vi: 'Số cơ hội đăng ký, thành công, thất bại và đang tiến hành của từng nhân viên (15 nhân viên có nhiều cơ hội nhất). Nhấn vào tên trong chú giải để ẩn cột, nhấn vào cột để xem riêng nhân viên hoặc danh sách. Nguồn số liệu: campaign_staff.',
      pl: 'Szanse utworzone w tym okresie, którymi opiekuje się pracownik, wygrane, przegrane i w toku; 15 osób z największą liczbą. Nazwa w legendzie ukrywa swoje słupki, słupek pokazuje samego pracownika albo listę. Widok: campaign_staff.',
    },
    noData: {
      en: 'Nobody takes part in the campaign',
      vi: 'Chiến dịch chưa có nhân viên',
      pl: 'Nikt nie bierze udziału w kampanii',
    },
  },
  staffRevenue: {
    title: { en: 'Revenue by employee', vi: 'Doanh số của nhân viên', pl: 'Przychód według pracownika' },
    description: {
      en: 'Revenue of orders placed in the period through the opportunities of each employee; the 15 with the most. Apart from the numbers of opportunities, which have an axis of their own. View: campaign_staff.',
      vi: 'Doanh số các đơn hàng đặt trong kỳ từ cơ hội của từng nhân viên (15 nhân viên có doanh số cao nhất). Tách khỏi số lượng cơ hội vì khác đơn vị. Nguồn số liệu: campaign_staff.',
      pl: 'Przychód z zamówień złożonych w tym okresie dzięki szansom pracownika; 15 osób z największym. Oddzielnie od liczby szans, która ma własną oś. Widok: campaign_staff.',
    },
    noData: {
      en: 'Nobody takes part in the campaign',
      vi: 'Chiến dịch chưa có nhân viên',
      pl: 'Nikt nie bierze udziału w kampanii',
    },
  },
  staff: {
    title: { en: 'Staff of the campaign', vi: 'Nhân viên trong chiến dịch', pl: 'Pracownicy kampanii' },
    description: {
      en: 'Every manager, participant and other owner with opportunities, revenue and share of the revenue; “–” is nobody. Numbers open their lists. View: campaign_staff.',
      vi: 'Mọi người quản lý, người tham gia và người phụ trách khác: số cơ hội, doanh số và tỷ lệ trong tổng doanh số; “–” là chưa có người phụ trách. Nhấn vào con số để xem danh sách. Nguồn số liệu: campaign_staff.',
      pl: 'Wszyscy kierownicy, uczestnicy i inni opiekunowie: szanse, przychód i udział w przychodzie; „–” to brak opiekuna. Liczby otwierają listy. Widok: campaign_staff.',
    },
    noData: {
      en: 'Nobody takes part in the campaign',
      vi: 'Chiến dịch chưa có nhân viên',
      pl: 'Nikt nie bierze udziału w kampanii',
    },
  },
  staffStages: {
    title: {
      en: 'Customers in charge by stage',
      vi: 'Bảng khách hàng phụ trách trong chiến dịch',
      pl: 'Klienci pracowników według etapu',
    },
    description: {
      en: 'Opportunities of every employee by the step of the approach they are at now, with revenue of the period and its share. Numbers open their lists. Views: campaign_staff_stages, campaign_staff.',
      vi: 'Cơ hội do từng nhân viên phụ trách theo từng bước của phương pháp tiếp cận, doanh số trong kỳ và tỷ lệ trong tổng doanh số. Nhấn vào con số để xem danh sách. Nguồn số liệu: campaign_staff_stages, campaign_staff.',
      pl: 'Szanse każdego pracownika według etapu, na którym są teraz, z przychodem okresu i jego udziałem. Liczby otwierają listy. Widoki: campaign_staff_stages, campaign_staff.',
    },
    noData: {
      en: 'Nobody takes part in the campaign',
      vi: 'Chiến dịch chưa có nhân viên',
      pl: 'Nikt nie bierze udziału w kampanii',
    },
  },
  created: {
    title: { en: 'Opportunities created over time', vi: 'Số cơ hội tạo ra theo thời gian', pl: 'Nowe szanse w czasie' },
    description: {
      en: 'Opportunities by the day they were created. A bar opens the list. View: campaign_created.',
      vi: 'Số cơ hội theo ngày tạo. Nhấn vào cột để xem danh sách. Nguồn số liệu: campaign_created.',
      pl: 'Szanse według dnia utworzenia. Słupek otwiera listę. Widok: campaign_created.',
    },
    noData: {
      en: 'No opportunities created in this period',
      vi: 'Không có cơ hội nào được tạo trong kỳ',
      pl: 'W tym okresie nie utworzono szans',
    },
  },
  owners: {
    title: { en: 'People in charge by stage', vi: 'Người phụ trách cơ hội', pl: 'Opiekunowie szans według etapu' },
    description: {
      en: 'How many of the opportunities created in the period each employee is responsible for, by stage. View: campaign_created_by_stage_owner.',
      vi: 'Số cơ hội tạo ra trong kỳ của từng người phụ trách, chia theo bước tiếp cận. Nguồn số liệu: campaign_created_by_stage_owner.',
      pl: 'Iloma szansami utworzonymi w tym okresie opiekuje się każdy pracownik, z podziałem na etapy. Widok: campaign_created_by_stage_owner.',
    },
    noData: {
      en: 'No opportunities created in this period',
      vi: 'Không có cơ hội nào được tạo trong kỳ',
      pl: 'W tym okresie nie utworzono szans',
    },
  },
  ownerStages: {
    title: {
      en: 'Number of opportunities by person in charge and stage',
      vi: 'Số lượng cơ hội theo người phụ trách và phương pháp tiếp cận',
      pl: 'Liczba szans według opiekuna i etapu',
    },
    description: {
      en: 'The same as a table; numbers open their lists. View: campaign_created_by_stage_owner.',
      vi: 'Cùng số liệu ở dạng bảng, nhấn vào con số để xem danh sách. Nguồn số liệu: campaign_created_by_stage_owner.',
      pl: 'To samo jako tabela; liczby otwierają listy. Widok: campaign_created_by_stage_owner.',
    },
    noData: {
      en: 'No opportunities created in this period',
      vi: 'Không có cơ hội nào được tạo trong kỳ',
      pl: 'W tym okresie nie utworzono szans',
    },
  },
  results: {
    title: { en: 'Results', vi: 'Kết quả', pl: 'Wyniki' },
    description: {
      en: 'Number and share of opportunities in progress, won and lost of those listed beside it. View: campaign_outcomes.',
      vi: 'Số lượng và tỷ lệ cơ hội đang tiến hành, thành công và thất bại của danh sách bên cạnh. Nguồn số liệu: campaign_outcomes.',
      pl: 'Liczba i udział szans w toku, wygranych i przegranych z listy obok. Widok: campaign_outcomes.',
    },
    noData: {
      en: 'No opportunities created in this period',
      vi: 'Không có cơ hội nào được tạo trong kỳ',
      pl: 'W tym okresie nie utworzono szans',
    },
  },
  resultList: {
    title: { en: 'List of results', vi: 'Danh sách kết quả', pl: 'Lista wyników' },
    description: {
      en: 'The customers of these opportunities, who is responsible, the outcome, and tasks done and open; 5,000 at most. A name opens the details. View: campaign_results.',
      vi: 'Khách hàng của các cơ hội, người phụ trách, hiện trạng, công việc hoàn thành và đang thực hiện; tối đa 5.000 dòng. Nhấn vào tên để xem chi tiết. Nguồn số liệu: campaign_results.',
      pl: 'Klienci tych szans, opiekun, wynik oraz zadania wykonane i otwarte; najwyżej 5 000 wierszy. Nazwa otwiera szczegóły. Widok: campaign_results.',
    },
    noData: {
      en: 'No opportunities created in this period',
      vi: 'Không có cơ hội nào được tạo trong kỳ',
      pl: 'W tym okresie nie utworzono szans',
    },
  },
  orderList: {
    title: { en: 'Orders of the period', vi: 'Đơn hàng trong kỳ', pl: 'Zamówienia okresu' },
    description: {
      en: 'Orders placed in the period through opportunities of the campaign, with value, status and time; cancelled ones at 0; 5,000 at most. A customer, opportunity or order opens its details. View: campaign_orders.',
      vi: 'Các đơn hàng đặt trong kỳ từ cơ hội của chiến dịch: giá trị, trạng thái, thời gian mua; đơn đã hủy có giá trị 0; tối đa 5.000 dòng. Nhấn vào khách hàng, cơ hội hoặc đơn hàng để xem chi tiết. Nguồn số liệu: campaign_orders.',
      pl: 'Zamówienia złożone w tym okresie dzięki szansom kampanii: wartość, status i czas; anulowane z wartością 0; najwyżej 5 000 wierszy. Klient, szansa i zamówienie otwierają swoje szczegóły. Widok: campaign_orders.',
    },
    noData: { en: 'No orders in this period', vi: 'Không có đơn hàng nào trong kỳ', pl: 'Brak zamówień w tym okresie' },
  },
  lostReasons: {
    title: { en: 'Lost reasons', vi: 'Dấu hiệu thất bại', pl: 'Powody przegranych' },
    description: {
      en: 'Why the lost opportunities of the period were lost; the 20 most frequent. View: campaign_lost_reasons.',
      vi: 'Lý do thất bại của các cơ hội thất bại trong kỳ; 20 lý do thường gặp nhất. Nguồn số liệu: campaign_lost_reasons.',
      pl: 'Dlaczego przegrano szanse tego okresu; 20 najczęstszych powodów. Widok: campaign_lost_reasons.',
    },
    noData: { en: 'No lost opportunities', vi: 'Không có cơ hội thất bại', pl: 'Brak przegranych szans' },
  },
  lostReasonShares: {
    title: { en: 'Lost reasons, with share', vi: 'Tỷ trọng dấu hiệu thất bại', pl: 'Powody przegranych z udziałem' },
    description: {
      en: 'All reasons as a table; numbers open their lists. View: campaign_lost_reasons.',
      vi: 'Mọi lý do ở dạng bảng, nhấn vào con số để xem danh sách. Nguồn số liệu: campaign_lost_reasons.',
      pl: 'Wszystkie powody jako tabela; liczby otwierają listy. Widok: campaign_lost_reasons.',
    },
    noData: { en: 'No lost opportunities', vi: 'Không có cơ hội thất bại', pl: 'Brak przegranych szans' },
  },
  lostIndustries: {
    title: { en: 'Lost by industry', vi: 'Ngành kinh doanh', pl: 'Przegrane według branży' },
    description: {
      en: 'Lost opportunities of the period by the line of business of the contact; the 20 most frequent. View: campaign_lost_industries.',
      vi: 'Cơ hội thất bại trong kỳ theo ngành kinh doanh của khách hàng; 20 ngành nhiều nhất. Nguồn số liệu: campaign_lost_industries.',
      pl: 'Przegrane szanse tego okresu według branży kontaktu; 20 najczęstszych. Widok: campaign_lost_industries.',
    },
    noData: { en: 'No lost opportunities', vi: 'Không có cơ hội thất bại', pl: 'Brak przegranych szans' },
  },
  lostIndustryShares: {
    title: {
      en: 'Lost by industry, with share',
      vi: 'Tỷ trọng theo ngành kinh doanh',
      pl: 'Przegrane według branży z udziałem',
    },
    description: {
      en: 'All lines of business as a table; numbers open their lists. View: campaign_lost_industries.',
      vi: 'Mọi ngành ở dạng bảng, nhấn vào con số để xem danh sách. Nguồn số liệu: campaign_lost_industries.',
      pl: 'Wszystkie branże jako tabela; liczby otwierają listy. Widok: campaign_lost_industries.',
    },
    noData: { en: 'No lost opportunities', vi: 'Không có cơ hội thất bại', pl: 'Brak przegranych szans' },
  },
  lostContacts: {
    title: {
      en: 'Lost customers by industry',
      vi: 'Danh sách khách hàng thất bại theo ngành nghề',
      pl: 'Utraceni klienci według branży',
    },
    description: {
      en: 'Customers whose opportunities were lost, by line of business, with the reason and the time; 5,000 at most. View: campaign_lost_contacts.',
      vi: 'Khách hàng có cơ hội thất bại theo ngành nghề, kèm lý do và thời điểm; tối đa 5.000 dòng. Nguồn số liệu: campaign_lost_contacts.',
      pl: 'Klienci przegranych szans według branży, z powodem i czasem; najwyżej 5 000 wierszy. Widok: campaign_lost_contacts.',
    },
    noData: { en: 'No lost opportunities', vi: 'Không có cơ hội thất bại', pl: 'Brak przegranych szans' },
  },
  columns: {
    registered: { en: 'Registered', vi: 'Đăng ký', pl: 'Przypisane' },
    revenueShare: { en: 'Share of revenue', vi: 'Tỷ lệ doanh số', pl: 'Udział w przychodzie' },
    tasksDone: { en: 'Tasks done', vi: 'Công việc hoàn thành', pl: 'Zadania wykonane' },
    tasksOpen: { en: 'Tasks open', vi: 'Công việc đang thực hiện', pl: 'Zadania otwarte' },
    lostAt: { en: 'Lost on', vi: 'Ngày thất bại', pl: 'Przegrano' },
  },
};
