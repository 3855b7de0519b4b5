/** Sales pipeline: the board of opportunities by stage. */
export const pipeline = {
  title: { en: 'Sales pipeline', vi: 'Cơ hội bán hàng', pl: 'Lejek sprzedażowy' },
  description: {
    en: 'Opportunities by stage, what they may be worth, and when they are expected to close',
    vi: 'Cơ hội bán hàng theo trạng thái, doanh thu ước tính và thời gian dự kiến chốt',
    pl: 'Szanse sprzedaży według etapów, ich szacowana wartość i przewidywany termin zamknięcia',
  },
  sections: {
    totals: { en: 'Stages', vi: 'Các trạng thái', pl: 'Etapy' },
    board: {
      en: 'Board – the first 50 of every stage in the chosen order; the number beside a stage counts all',
      vi: 'Bảng cơ hội – mỗi trạng thái hiện 50 cơ hội đầu theo cách sắp xếp; con số cạnh tên trạng thái là tổng số',
      pl: 'Tablica – pierwszych 50 szans na każdym etapie w wybranej kolejności; liczba obok etapu obejmuje wszystkie',
    },
    forecast: { en: 'Forecast', vi: 'Dự báo doanh thu', pl: 'Prognoza' },
    list: {
      en: 'List of opportunities – the first 1,000 in the chosen order',
      vi: 'Danh sách cơ hội bán hàng – 1.000 cơ hội đầu theo cách sắp xếp',
      pl: 'Lista szans sprzedaży – pierwszych 1000 w wybranej kolejności',
    },
    activity: {
      en: 'Interactions and refused stage changes',
      vi: 'Tương tác và các lần chuyển trạng thái bị từ chối',
      pl: 'Interakcje i odrzucone zmiany etapu',
    },
  },
  variables: {
    keyword: {
      label: { en: 'Search', vi: 'Từ khoá', pl: 'Szukaj' },
      description: {
        en: 'Part of the description; case and accents do not matter',
        vi: 'Một phần của mô tả cơ hội; không phân biệt chữ hoa và dấu',
        pl: 'Fragment opisu; wielkość liter i znaki diakrytyczne nie mają znaczenia',
      },
    },
    team: {
      label: { en: 'Team', vi: 'Nhóm', pl: 'Zespół' },
      description: {
        en: 'Teams of the owners; several may be chosen',
        vi: 'Nhóm của nhân viên phụ trách; có thể chọn nhiều nhóm',
        pl: 'Zespoły opiekunów; można wybrać kilka',
      },
    },
    withoutTeam: { en: '(no team)', vi: '(chưa có nhóm)', pl: '(bez zespołu)' },
    owner: {
      label: { en: 'Owner', vi: 'Nhân viên phụ trách', pl: 'Opiekun' },
      description: {
        en: 'Salespeople who own the opportunities; several may be chosen',
        vi: 'Có thể chọn nhiều nhân viên',
        pl: 'Handlowcy, którzy prowadzą szanse; można wybrać kilku',
      },
    },
    withoutOwner: { en: '(no owner)', vi: '(chưa có người phụ trách)', pl: '(bez opiekuna)' },
    contact: {
      label: { en: 'Customer', vi: 'Khách hàng', pl: 'Klient' },
      description: {
        en: 'Part of the name of the contact, or its id',
        vi: 'Một phần của tên liên hệ, hoặc mã của liên hệ',
        pl: 'Fragment nazwy kontaktu albo jego identyfikator',
      },
    },
    custom_key: {
      label: { en: 'Custom field', vi: 'Trường tuỳ biến', pl: 'Pole własne' },
      description: {
        en: 'Opportunities that have this custom field',
        vi: 'Các cơ hội có trường thông tin tuỳ biến này',
        pl: 'Szanse, które mają to pole własne',
      },
    },
    custom_value: {
      label: { en: 'Value of the field', vi: 'Giá trị của trường', pl: 'Wartość pola' },
      description: {
        en: 'Opportunities whose custom field has this value; without a field, any of their fields',
        vi: 'Các cơ hội có trường tuỳ biến mang giá trị này; nếu chưa chọn trường thì tìm trong mọi trường',
        pl: 'Szanse, których pole własne ma tę wartość; bez wybranego pola – dowolne z ich pól',
      },
    },
    created: {
      label: { en: 'Created', vi: 'Thời gian tạo', pl: 'Utworzono' },
      description: {
        en: 'When the opportunity was created',
        vi: 'Cơ hội được tạo khi nào',
        pl: 'Kiedy szansa została utworzona',
      },
    },
    updated: {
      label: { en: 'Updated', vi: 'Thời gian cập nhật', pl: 'Zmieniono' },
      description: {
        en: 'When the opportunity was last changed',
        vi: 'Cơ hội được cập nhật lần cuối khi nào',
        pl: 'Kiedy szansa była ostatnio zmieniana',
      },
    },
    spans: {
      any: { en: 'at any time', vi: 'bất kỳ', pl: 'kiedykolwiek' },
      period: {
        en: 'in the time range above',
        vi: 'trong khoảng thời gian đã chọn',
        pl: 'w wybranym zakresie czasowym',
      },
      d1: { en: 'today', vi: 'hôm nay', pl: 'dzisiaj' },
      d7: { en: 'in the last 7 days', vi: '7 ngày qua', pl: 'w ciągu ostatnich 7 dni' },
      d28: { en: 'in the last 28 days', vi: '28 ngày qua', pl: 'w ciągu ostatnich 28 dni' },
      d90: { en: 'in the last 90 days', vi: '90 ngày qua', pl: 'w ciągu ostatnich 90 dni' },
    },
    campaign: {
      label: { en: 'Campaign', vi: 'Chiến dịch', pl: 'Kampania' },
      description: {
        en: 'Campaigns of the opportunities; several may be chosen',
        vi: 'Chiến dịch của cơ hội; có thể chọn nhiều chiến dịch',
        pl: 'Kampanie, do których należą szanse; można wybrać kilka',
      },
    },
    withoutCampaign: { en: '(no campaign)', vi: '(không thuộc chiến dịch)', pl: '(bez kampanii)' },
    sort: {
      label: { en: 'Order', vi: 'Sắp xếp', pl: 'Kolejność' },
      description: {
        en: 'What cards and list are ordered by',
        vi: 'Thứ tự của bảng cơ hội và danh sách',
        pl: 'Według czego ułożone są tablica i lista',
      },
    },
    sorts: {
      value: { en: 'most valuable first', vi: 'doanh thu ước tính cao trước', pl: 'od najbardziej wartościowych' },
      expected_close: { en: 'closing next first', vi: 'sắp đến ngày chốt trước', pl: 'od najbliższego zamknięcia' },
      created: { en: 'newest first', vi: 'mới tạo trước', pl: 'od najnowszych' },
      updated: { en: 'last updated first', vi: 'mới cập nhật trước', pl: 'od ostatnio zmienionych' },
      close_rate: { en: 'likeliest first', vi: 'tỉ lệ chốt cao trước', pl: 'od najbardziej prawdopodobnych' },
      description: { en: 'by description', vi: 'theo mô tả', pl: 'według opisu' },
    },
    horizon: {
      label: { en: 'Forecast for', vi: 'Dự báo trong', pl: 'Prognoza na' },
      description: {
        en: 'How far the forecast looks ahead, from this month on',
        vi: 'Dự báo xa đến đâu, tính từ tháng này',
        pl: 'Jak daleko sięga prognoza, licząc od tego miesiąca',
      },
    },
    horizons: {
      '3': { en: '3 months', vi: '3 tháng', pl: '3 miesiące' },
      '6': { en: '6 months', vi: '6 tháng', pl: '6 miesięcy' },
      '12': { en: '12 months', vi: '12 tháng', pl: '12 miesięcy' },
      '24': { en: '24 months', vi: '24 tháng', pl: '24 miesiące' },
    },
    stage: {
      label: { en: 'Stage', vi: 'Trạng thái', pl: 'Etap' },
      description: {
        en: 'Stages shown as columns; the number counts what the filters leave',
        vi: 'Các trạng thái hiện thành cột; con số là số cơ hội sau khi lọc',
        pl: 'Etapy pokazane jako kolumny; liczba obejmuje szanse po filtrowaniu',
      },
    },
  },
  clocks: {
    red: { en: 'Overdue', vi: 'Quá ngày', pl: 'Po terminie' },
    yellow: { en: 'Soon', vi: 'Sắp đến', pl: 'Blisko' },
    green: { en: 'Far off', vi: 'Còn xa', pl: 'Odległy' },
    none: { en: 'No date', vi: 'Chưa có ngày', pl: 'Bez terminu' },
  },
  totals: {
    title: { en: 'Stages', vi: 'Trạng thái của cơ hội', pl: 'Etapy' },
    description: {
      en: 'Opportunities that the filters leave, by stage: how many, their estimated value, and the value weighted by the close rate (estimated value × close rate, rounded once). Closed stages are included. A click on a stage shows only this one. View: pipeline_totals.',
      vi: 'Các cơ hội sau khi lọc, theo trạng thái: số cơ hội, doanh thu ước tính và doanh thu theo tỉ lệ chốt (doanh thu ước tính × tỉ lệ chốt, làm tròn một lần). Gồm cả cơ hội thành công và thất bại. Nhấn vào trạng thái để chỉ xem trạng thái đó. Nguồn số liệu: pipeline_totals.',
      pl: 'Szanse sprzedaży po filtrowaniu według etapów: ile ich jest, ich szacowana wartość oraz wartość ważona (wartość szacowana × szansa zamknięcia, zaokrąglona raz). Razem z zamkniętymi. Kliknięcie etapu pokazuje tylko ten etap. Widok: pipeline_totals.',
    },
    noData: {
      en: 'No opportunity matches the filters',
      vi: 'Không có cơ hội nào phù hợp với bộ lọc',
      pl: 'Żadna szansa nie pasuje do filtrów',
    },
    only: { en: 'Only this stage', vi: 'Chỉ xem trạng thái này', pl: 'Tylko ten etap' },
  },
  stageChart: {
    title: { en: 'Value by stage', vi: 'Doanh thu ước tính theo trạng thái', pl: 'Wartość według etapów' },
    description: {
      en: 'Estimated value of the opportunities in each stage, and the same weighted by their close rates. View: pipeline_totals.',
      vi: 'Doanh thu ước tính của các cơ hội ở từng trạng thái, và doanh thu đó nhân với tỉ lệ chốt. Nguồn số liệu: pipeline_totals.',
      pl: 'Szacowana wartość szans na każdym etapie oraz wartość ważona szansą zamknięcia. Widok: pipeline_totals.',
    },
    noData: {
      en: 'No opportunity matches the filters',
      vi: 'Không có cơ hội nào phù hợp với bộ lọc',
      pl: 'Żadna szansa nie pasuje do filtrów',
    },
  },
  board: {
    description: {
      en: 'Opportunities in this stage, the first 50 in the chosen order. Clock: red – the expected closing day has passed; yellow – it is near; green – it is far off. Stars are the close rate in fifths. A click on the description opens the opportunity, one on the contact opens the contact. View: pipeline_board.',
      vi: 'Các cơ hội ở trạng thái này, 50 cơ hội đầu theo cách sắp xếp. Đồng hồ: xanh là còn xa ngày chốt, vàng là sắp đến ngày chốt, đỏ là quá ngày rồi chưa chốt. Sao là tỉ lệ chốt tính theo phần năm. Nhấn vào mô tả để xem cơ hội, nhấn vào tên liên hệ để xem khách hàng. Nguồn số liệu: pipeline_board.',
      pl: 'Szanse na tym etapie, pierwszych 50 w wybranej kolejności. Zegar: czerwony – minął przewidywany dzień zamknięcia, żółty – dzień jest blisko, zielony – dzień jest odległy. Gwiazdki to szansa zamknięcia w piątych częściach. Kliknięcie opisu otwiera szansę, kliknięcie kontaktu – kontakt. Widok: pipeline_board.',
    },
    noData: {
      en: 'No opportunity in this stage',
      vi: 'Không có cơ hội nào ở trạng thái này',
      pl: 'Brak szans na tym etapie',
    },
  },
  clockTotals: {
    title: {
      en: 'Open opportunities by expected close',
      vi: 'Cơ hội đang mở theo đồng hồ',
      pl: 'Otwarte szanse według terminu zamknięcia',
    },
    description: {
      en: 'Open opportunities that the filters leave: past their expected closing day, closing soon, far off, or without a day. View: pipeline_clocks.',
      vi: 'Các cơ hội chưa chốt sau khi lọc: đã quá ngày chốt, sắp đến ngày chốt, còn xa ngày chốt, hoặc chưa có ngày. Nguồn số liệu: pipeline_clocks.',
      pl: 'Otwarte szanse po filtrowaniu: po przewidywanym dniu zamknięcia, blisko niego, z odległym terminem albo bez terminu. Widok: pipeline_clocks.',
    },
    noData: { en: 'No open opportunities', vi: 'Không có cơ hội nào đang mở', pl: 'Brak otwartych szans' },
  },
  forecast: {
    title: {
      en: 'Forecast by expected close',
      vi: 'Dự báo theo thời gian dự kiến chốt',
      pl: 'Prognoza według przewidywanego zamknięcia',
    },
    description: {
      en: 'Open opportunities that the filters leave, by the day they are expected to close, from the first of this month on: estimated value, and the value weighted by the close rate. View: pipeline_forecast.',
      vi: 'Các cơ hội chưa chốt sau khi lọc, theo ngày chốt dự kiến kể từ đầu tháng này: doanh thu ước tính và doanh thu theo tỉ lệ chốt. Nguồn số liệu: pipeline_forecast.',
      pl: 'Otwarte szanse po filtrowaniu według przewidywanego dnia zamknięcia, od pierwszego dnia tego miesiąca: wartość szacowana i wartość ważona szansą zamknięcia. Widok: pipeline_forecast.',
    },
    noData: {
      en: 'No open opportunity is expected to close in this time',
      vi: 'Không có cơ hội nào dự kiến chốt trong thời gian này',
      pl: 'W tym czasie nie przewiduje się zamknięcia żadnej szansy',
    },
  },
  list: {
    title: { en: 'Opportunities', vi: 'Danh sách cơ hội bán hàng', pl: 'Szanse sprzedaży' },
    description: {
      en: 'All opportunities that the filters leave, the first 1,000 in the chosen order. View: pipeline_board.',
      vi: 'Mọi cơ hội sau khi lọc, 1.000 cơ hội đầu theo cách sắp xếp. Nguồn số liệu: pipeline_board.',
      pl: 'Wszystkie szanse po filtrowaniu, pierwszych 1000 w wybranej kolejności. Widok: pipeline_board.',
    },
    noData: {
      en: 'No opportunity matches the filters',
      vi: 'Không có cơ hội nào phù hợp với bộ lọc',
      pl: 'Żadna szansa nie pasuje do filtrów',
    },
  },
  interactions: {
    title: { en: 'Interactions with customers', vi: 'Tương tác với khách hàng', pl: 'Interakcje z klientami' },
    description: {
      en: 'Interactions with the contacts of the first 200 opportunities in the chosen order: logged ones, and every stage change of an opportunity, which counts as one. View: contact_interactions.',
      vi: 'Tương tác với khách hàng của 200 cơ hội đầu theo cách sắp xếp: các tương tác được ghi lại và mỗi lần chuyển trạng thái cơ hội, vốn được tính là một tương tác. Nguồn số liệu: contact_interactions.',
      pl: 'Interakcje z kontaktami pierwszych 200 szans w wybranej kolejności: zapisane oraz każda zmiana etapu szansy, która liczy się jako jedna. Widok: contact_interactions.',
    },
    noData: {
      en: 'No interactions with these contacts',
      vi: 'Chưa có tương tác nào với các khách hàng này',
      pl: 'Brak interakcji z tymi kontaktami',
    },
  },
  refusals: {
    title: { en: 'Refused stage changes', vi: 'Các lần chuyển trạng thái bị từ chối', pl: 'Odrzucone zmiany etapu' },
    description: {
      en: 'Agents and supervisors may not move an opportunity out of a won or lost stage. Such changes are recorded here and not applied; the last 200. Table: refusals.',
      vi: 'Quyền agent và supervisor không thể chuyển cơ hội từ thành công / thất bại sang trạng thái khác. Những lần như vậy được ghi lại ở đây và không được áp dụng; 200 lần gần nhất. Nguồn số liệu: refusals.',
      pl: 'Agent i supervisor nie mogą cofnąć szansy z etapu wygranego ani przegranego. Takie zmiany są tu zapisane i nie zostają wykonane; ostatnich 200. Tabela: refusals.',
    },
    noData: {
      en: 'No stage change was refused',
      vi: 'Không có lần chuyển trạng thái nào bị từ chối',
      pl: 'Żadna zmiana etapu nie została odrzucona',
    },
  },
  columns: {
    description: { en: 'Description', vi: 'Mô tả cơ hội', pl: 'Opis' },
    noDescription: { en: '(no description)', vi: '(chưa có mô tả)', pl: '(bez opisu)' },
    opportunity: { en: 'Opportunity', vi: 'Cơ hội', pl: 'Szansa sprzedaży' },
    opportunities: { en: 'Opportunities', vi: 'Số cơ hội', pl: 'Liczba szans' },
    contact: { en: 'Contact', vi: 'Tên liên hệ', pl: 'Kontakt' },
    owner: { en: 'Owner', vi: 'Nhân viên phụ trách', pl: 'Opiekun' },
    team: { en: 'Team', vi: 'Nhóm', pl: 'Zespół' },
    estimatedValue: { en: 'Estimated value', vi: 'Doanh thu ước tính', pl: 'Wartość szacowana' },
    weightedValue: { en: 'Weighted value', vi: 'Doanh thu theo tỉ lệ chốt', pl: 'Wartość ważona' },
    closeRate: { en: 'Close rate', vi: 'Tỉ lệ chốt', pl: 'Szansa zamknięcia' },
    stars: { en: 'Stars', vi: 'Sao', pl: 'Gwiazdki' },
    expectedCloseOn: { en: 'Expected close', vi: 'Dự kiến chốt', pl: 'Przewidywane zamknięcie' },
    clock: { en: 'Clock', vi: 'Đồng hồ', pl: 'Zegar' },
    daysLeft: { en: 'Days left', vi: 'Còn (ngày)', pl: 'Pozostało dni' },
    stage: { en: 'Stage', vi: 'Trạng thái', pl: 'Etap' },
    outcome: { en: 'Outcome', vi: 'Kết quả', pl: 'Wynik' },
    createdAt: { en: 'Created', vi: 'Thời gian tạo', pl: 'Utworzono' },
    updatedAt: { en: 'Updated', vi: 'Thời gian cập nhật', pl: 'Zmieniono' },
    interactions: { en: 'Interactions', vi: 'Số tương tác', pl: 'Interakcje' },
    lastAt: { en: 'Last one', vi: 'Lần gần nhất', pl: 'Ostatnia' },
    refusedAt: { en: 'Refused', vi: 'Thời điểm từ chối', pl: 'Odrzucono' },
    refused: { en: 'Change', vi: 'Chuyển trạng thái', pl: 'Zmiana' },
    by: { en: 'By', vi: 'Người thực hiện', pl: 'Kto' },
  },
};
