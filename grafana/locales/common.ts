/** Words that several dashboards share. */
export const common = {
  /** Folders of dashboards. */
  folders: {
    home: 'Leadstream',
    marketing: { en: 'Marketing', vi: 'Tiếp thị', pl: 'Marketing' },
    campaigns: { en: 'Campaigns', vi: 'Chiến dịch', pl: 'Kampanie' },
    details: { en: 'Details', vi: 'Chi tiết', pl: 'Szczegóły' },
    routing: { en: 'Lead routing', vi: 'Phân bổ liên hệ', pl: 'Lead routing' },
    sales: { en: 'Sales', vi: 'Bán hàng', pl: 'Sprzedaż' },
  },
  home: { en: 'Home', vi: 'Trang chủ', pl: 'Strona główna' },
  /** Time ranges to choose from. */
  ranges: {
    thisWeek: { en: 'This week', vi: 'Tuần này', pl: 'Ten tydzień' },
    thisMonth: { en: 'This month', vi: 'Tháng này', pl: 'Ten miesiąc' },
    thisQuarter: { en: 'This quarter', vi: 'Quý này', pl: 'Ten kwartał' },
    thisYear: { en: 'This year', vi: 'Năm nay', pl: 'Ten rok' },
    last28Days: { en: 'Last 28 days', vi: '28 ngày qua', pl: 'Ostatnie 28 dni' },
  },
  /** In the place of a number that does not exist, e.g. a rate of nothing. */
  notApplicable: '–',
  /** In the place of an id or name that is not known. */
  none: { en: '(none)', vi: '(không có)', pl: '(brak)' },
  savedViews: {
    quarterByWeek: { en: 'This quarter by week', vi: 'Quý này theo tuần', pl: 'Ten kwartał według tygodni' },
    yearByMonth: { en: 'This year by month', vi: 'Năm nay theo tháng', pl: 'Ten rok według miesięcy' },
    withoutSource: { en: 'Without a source', vi: 'Chưa có nguồn', pl: 'Bez źródła' },
  },
  variables: {
    sources: {
      label: { en: 'Source', vi: 'Nguồn', pl: 'Źródło' },
      description: {
        en: 'Marketing sources; several may be chosen',
        vi: 'Nguồn marketing; có thể chọn nhiều nguồn',
        pl: 'Źródła marketingowe; można wybrać kilka',
      },
    },
    withoutSource: { en: '(no source)', vi: '(chưa có nguồn)', pl: '(bez źródła)' },
    categories: {
      label: { en: 'Category', vi: 'Loại hàng hóa', pl: 'Kategoria' },
      description: {
        en: 'Product categories; several may be chosen',
        vi: 'Loại hàng hóa; có thể chọn nhiều loại',
        pl: 'Kategorie produktów; można wybrać kilka',
      },
    },
    withoutCategory: { en: '(no category)', vi: '(chưa có loại hàng hóa)', pl: '(bez kategorii)' },
    bucket: {
      label: { en: 'By', vi: 'Xem theo', pl: 'Według' },
      description: {
        en: 'How long one bar of a chart over time is',
        vi: 'Mỗi cột của biểu đồ thời gian ứng với khoảng nào',
        pl: 'Jaki okres obejmuje jeden słupek wykresu',
      },
    },
    buckets: {
      auto: { en: 'automatic', vi: 'tự động', pl: 'automatycznie' },
      day: { en: 'day', vi: 'ngày', pl: 'dzień' },
      week: { en: 'week', vi: 'tuần', pl: 'tydzień' },
      month: { en: 'month', vi: 'tháng', pl: 'miesiąc' },
      quarter: { en: 'quarter', vi: 'quý', pl: 'kwartał' },
      year: { en: 'year', vi: 'năm', pl: 'rok' },
    },
    milestone: {
      label: { en: 'Milestone', vi: 'Trạng thái', pl: 'Etap' },
      description: {
        en: 'What happened to the opportunities',
        vi: 'Cơ hội đã đạt trạng thái nào',
        pl: 'Do którego etapu dotarły szanse',
      },
    },
    keyword: {
      label: { en: 'Search', vi: 'Tìm kiếm', pl: 'Szukaj' },
      description: {
        en: 'Part of a name, a description or an id',
        vi: 'Một phần của tên, mô tả hoặc mã',
        pl: 'Fragment nazwy, opisu lub identyfikatora',
      },
    },
  },
  /** Columns of lists. */
  columns: {
    opportunity: { en: 'Opportunity', vi: 'Cơ hội', pl: 'Szansa sprzedaży' },
    description: { en: 'Description', vi: 'Mô tả', pl: 'Opis' },
    contact: { en: 'Contact', vi: 'Khách hàng', pl: 'Kontakt' },
    salesperson: { en: 'Salesperson', vi: 'Người phụ trách', pl: 'Handlowiec' },
    source: { en: 'Source', vi: 'Nguồn', pl: 'Źródło' },
    category: { en: 'Category', vi: 'Loại hàng hóa', pl: 'Kategoria' },
    campaign: { en: 'Campaign', vi: 'Chiến dịch', pl: 'Kampania' },
    stage: { en: 'Stage', vi: 'Bước tiếp cận', pl: 'Etap' },
    outcome: { en: 'Outcome', vi: 'Hiện trạng', pl: 'Wynik' },
    revenue: { en: 'Revenue', vi: 'Doanh số', pl: 'Przychód' },
    orders: { en: 'Orders', vi: 'Đơn hàng', pl: 'Zamówienia' },
    opportunities: { en: 'Opportunities', vi: 'Số cơ hội', pl: 'Szanse sprzedaży' },
    estimatedValue: { en: 'Estimated value', vi: 'Doanh số dự kiến', pl: 'Wartość szacowana' },
    probability: { en: 'Probability', vi: 'Xác suất thành công', pl: 'Prawdopodobieństwo' },
    createdAt: { en: 'Created', vi: 'Ngày tạo', pl: 'Utworzono' },
    updatedAt: { en: 'Last change', vi: 'Thay đổi gần nhất', pl: 'Ostatnia zmiana' },
    period: { en: 'Period', vi: 'Thời gian', pl: 'Okres' },
    share: { en: 'Share', vi: 'Tỷ trọng', pl: 'Udział' },
  },
  /** Values of enumerations. */
  outcomes: {
    won: { en: 'Won', vi: 'Thành công', pl: 'Wygrana' },
    lost: { en: 'Lost', vi: 'Thất bại', pl: 'Przegrana' },
    in_progress: { en: 'In progress', vi: 'Đang tiến hành', pl: 'W toku' },
  },
  /** Titles of links. */
  links: {
    opportunities: { en: 'List of opportunities', vi: 'Danh sách cơ hội', pl: 'Lista szans sprzedaży' },
    opportunity: { en: 'Open the opportunity', vi: 'Xem chi tiết cơ hội', pl: 'Otwórz szansę sprzedaży' },
    contact: { en: 'Open the contact', vi: 'Xem chi tiết khách hàng', pl: 'Otwórz kontakt' },
    onlyThisSource: { en: 'Only this source', vi: 'Chỉ xem nguồn này', pl: 'Tylko to źródło' },
    onlyThisCategory: { en: 'Only this category', vi: 'Chỉ xem loại hàng hóa này', pl: 'Tylko ta kategoria' },
    campaign: { en: 'Open the campaign', vi: 'Xem KPI chiến dịch', pl: 'Otwórz kampanię' },
  },
  /** As whom one looks: the line at the top of every dashboard. */
  viewer: {
    title: { en: 'As whom you look', vi: 'Bạn đang xem với tư cách ai', pl: 'Jako kto patrzysz' },
    description: {
      en: 'The login that came with your question, and what it may see. All numbers below are of that: a 0 may mean that you may not see what there is. Table: current_viewer.',
      vi: 'Tên đăng nhập đi kèm câu hỏi của bạn và những gì tên đó được xem. Mọi con số bên dưới chỉ tính phần được xem: số 0 có thể nghĩa là bạn không được xem dữ liệu đang có. Bảng: current_viewer.',
      pl: 'Login, który przyszedł z Twoim pytaniem, i to, co wolno mu zobaczyć. Wszystkie liczby poniżej dotyczą tylko tego: 0 może znaczyć, że nie wolno Ci zobaczyć tego, co jest. Tabela: current_viewer.',
    },
    noData: {
      en: 'As whom you look could not be found out',
      vi: 'Không xác định được bạn đang xem với tư cách ai',
      pl: 'Nie udało się ustalić, jako kto patrzysz',
    },
    login: { en: 'You look as', vi: 'Bạn xem với tên', pl: 'Patrzysz jako' },
    nobody: { en: 'Nobody', vi: 'Không có ai', pl: 'Nikt' },
    operator: { en: 'Operator', vi: 'Người vận hành', pl: 'Obsługa systemu' },
    access: { en: 'What that means', vi: 'Điều đó nghĩa là', pl: 'Co to znaczy' },
    accesses: {
      nobody: {
        en: 'No login came with your question, so nothing is shown: sign in, or have Grafana send the login (send_user_header)',
        vi: 'Không có tên đăng nhập đi kèm nên không có gì hiển thị: hãy đăng nhập, hoặc bật gửi tên đăng nhập trong Grafana (send_user_header)',
        pl: 'Z pytaniem nie przyszedł żaden login, więc nic nie widać: zaloguj się albo włącz w Grafanie wysyłanie loginu (send_user_header)',
      },
      unknown: {
        en: 'Nobody is called so here, so nothing is shown. Capital letters count. The CRM makes logins known (crm.viewer.set)',
        vi: 'Ở đây không ai có tên này nên không có gì hiển thị. Có phân biệt chữ hoa và chữ thường. CRM khai báo tên đăng nhập (crm.viewer.set)',
        pl: 'Nikt się tu tak nie nazywa, więc nic nie widać. Wielkość liter ma znaczenie. Loginy podaje CRM (crm.viewer.set)',
      },
      none: {
        en: 'This login is known and has no rights yet, so nothing is shown',
        vi: 'Tên đăng nhập này đã được khai báo nhưng chưa có quyền nên không có gì hiển thị',
        pl: 'Ten login jest znany, ale nie ma jeszcze żadnych praw, więc nic nie widać',
      },
      some: {
        en: 'You see what is said here; all else is left out of the numbers',
        vi: 'Bạn xem được những gì ghi ở đây; phần còn lại không nằm trong các con số',
        pl: 'Widzisz to, co tu podano; reszty nie ma w liczbach',
      },
      all: { en: 'You see everything', vi: 'Bạn xem được tất cả', pl: 'Widzisz wszystko' },
      operator: {
        en: 'You see everything, as those who run the installation do',
        vi: 'Bạn xem được tất cả, như người vận hành hệ thống',
        pl: 'Widzisz wszystko, jak ci, którzy prowadzą instalację',
      },
    },
    campaigns: { en: 'Campaigns', vi: 'Chiến dịch', pl: 'Kampanie' },
    campaignsSeen: {
      none: { en: 'None', vi: 'Không có', pl: 'Żadne' },
      own: { en: 'Those that name you', vi: 'Chiến dịch có tên bạn', pl: 'Te, które Cię wymieniają' },
      all: { en: 'All', vi: 'Tất cả', pl: 'Wszystkie' },
    },
    opportunities: { en: 'Sales pipeline', vi: 'Cơ hội bán hàng', pl: 'Szanse sprzedaży' },
    opportunitiesSeen: {
      none: { en: 'None', vi: 'Không có', pl: 'Żadne' },
      own: { en: 'Your own', vi: 'Của bạn', pl: 'Twoje' },
      team: { en: "Your team's", vi: 'Của nhóm bạn', pl: 'Twojego zespołu' },
      all: { en: 'All', vi: 'Tất cả', pl: 'Wszystkie' },
    },
    overview: { en: 'Marketing, lead routing', vi: 'Tiếp thị, phân bổ liên hệ', pl: 'Marketing i lead routing' },
    overviewSeen: { yes: { en: 'Yes', vi: 'Có', pl: 'Tak' }, no: { en: 'No', vi: 'Không', pl: 'Nie' } },
  },
};
