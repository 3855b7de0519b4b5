/** Lead routing: the report, and what its two further dashboards share with it. */
export const routing = {
  title: { en: 'Lead routing', vi: 'Phân bổ liên hệ', pl: 'Analityka lead routing' },
  description: {
    en: 'How contacts reach the salespeople, and what becomes of them',
    vi: 'Liên hệ được chuyển đến nhân viên kinh doanh ra sao và kết quả sau đó',
    pl: 'Jak kontakty trafiają do handlowców i co się z nimi dalej dzieje',
  },
  sections: {
    basics: { en: 'Basic data', vi: 'Dữ liệu cơ bản', pl: 'Podstawowe dane' },
    flow: { en: 'Flow of contacts', vi: 'Luồng liên hệ', pl: 'Przepływ kontaktów' },
    settings: { en: 'Settings of the report', vi: 'Cài đặt của báo cáo', pl: 'Ustawienia raportu' },
  },
  variables: {
    report: {
      label: { en: 'Report', vi: 'Báo cáo', pl: 'Raport' },
      description: {
        en: 'Lead-routing reports that are set up',
        vi: 'Các báo cáo phân bổ liên hệ đã cài đặt',
        pl: 'Skonfigurowane raporty analityki lead routing',
      },
    },
    salesperson: {
      label: { en: 'Transferred to', vi: 'Chuyển đến', pl: 'Przekazane do' },
      description: {
        en: 'All salespeople of the report together, or one of them',
        vi: 'Tất cả nhân viên của báo cáo, hoặc một người',
        pl: 'Sumarycznie wszyscy handlowcy raportu albo jeden z nich',
      },
    },
    source_tag: {
      label: { en: 'Source', vi: 'Nguồn', pl: 'Źródło' },
      description: {
        en: 'Tags that acquire contacts',
        vi: 'Các thẻ dùng để nhận biết nguồn liên hệ',
        pl: 'Tagi źródeł pozyskania kontaktów',
      },
    },
    acquired_in: {
      label: { en: 'Acquired in', vi: 'Thu được trong', pl: 'Pozyskane w' },
      description: {
        en: 'When the contacts of the flow were acquired',
        vi: 'Liên hệ của luồng được thu khi nào',
        pl: 'Kiedy pozyskano kontakty pokazane w przepływie',
      },
    },
    cohorts: {
      period: { en: 'the time range above', vi: 'khoảng thời gian đã chọn', pl: 'wybranym zakresie czasowym' },
      this_month: { en: 'this month', vi: 'tháng này', pl: 'tym miesiącu' },
      last_month: { en: 'last month', vi: 'tháng trước', pl: 'poprzednim miesiącu' },
      this_quarter: { en: 'this quarter', vi: 'quý này', pl: 'tym kwartale' },
      last_quarter: { en: 'last quarter', vi: 'quý trước', pl: 'poprzednim kwartale' },
      this_year: { en: 'this year', vi: 'năm nay', pl: 'tym roku' },
      last_28_days: { en: 'the last 28 days', vi: '28 ngày qua', pl: 'ciągu ostatnich 28 dni' },
    },
  },
  links: { contacts: { en: 'List of contacts', vi: 'Danh sách liên hệ', pl: 'Lista kontaktów' } },
  details: { en: 'Details', vi: 'Chi tiết', pl: 'Szczegóły' },
  stageWords: {
    acquired: { en: 'Acquired contacts', vi: 'Liên hệ thu được', pl: 'Pozyskane kontakty' },
    transferred: { en: 'Transferred contacts', vi: 'Liên hệ đã chuyển', pl: 'Przekazane kontakty' },
    taken_up: { en: 'Taken up', vi: 'Đã tiếp nhận', pl: 'Podjęte przez sprzedawców' },
    conversion_1: { en: 'Conversion point 1', vi: 'Điểm chuyển đổi 1', pl: 'Punkt konwersji 1' },
    conversion_2: { en: 'Conversion point 2', vi: 'Điểm chuyển đổi 2', pl: 'Punkt konwersji 2' },
    final: { en: 'Final stage', vi: 'Bước cuối', pl: 'Etap końcowy' },
  },
  figures: {
    acquired: { en: 'Acquired contacts', vi: 'Liên hệ thu được', pl: 'Pozyskane kontakty' },
    transferred: { en: 'Transferred contacts', vi: 'Liên hệ đã chuyển', pl: 'Przekazane kontakty' },
    takenUp: {
      en: 'Contacts taken up by salespeople',
      vi: 'Liên hệ đã được nhân viên tiếp nhận',
      pl: 'Kontakty podjęte przez sprzedawców',
    },
    perSalesperson: { en: 'Contacts per salesperson', vi: 'Liên hệ trên mỗi nhân viên', pl: 'Kontaktów na sprzedawcę' },
    day: { en: 'Day', vi: 'Ngày', pl: 'Dzień' },
    stage: { en: 'Stage', vi: 'Bước', pl: 'Etap' },
    contacts: { en: 'Went on', vi: 'Đi tiếp', pl: 'Przeszły dalej' },
    dropped: { en: 'Did not go on', vi: 'Không đi tiếp', pl: 'Nie przeszły' },
    salesperson: { en: 'Salesperson', vi: 'Nhân viên kinh doanh', pl: 'Sprzedawca' },
  },
  basics: {
    title: { en: 'Basic data', vi: 'Dữ liệu cơ bản', pl: 'Podstawowe dane' },
    description: {
      en: 'In the time range, each counted by its own time: contacts that first got a tag of the report; contacts first assigned from the main account to one of its salespeople; contacts first tagged as contacted after that; and transferred contacts per salesperson of the report. A click opens the contacts. View: lead_routing_basics.',
      vi: 'Trong khoảng thời gian đã chọn, mỗi số được tính theo thời điểm riêng: liên hệ lần đầu được gắn thẻ của báo cáo; liên hệ lần đầu được chuyển từ tài khoản chính đến một nhân viên; liên hệ sau đó lần đầu được gắn thẻ đã liên lạc; và số liên hệ đã chuyển trên mỗi nhân viên của báo cáo. Nhấn vào số để xem danh sách. Nguồn số liệu: lead_routing_basics.',
      pl: 'W wybranym zakresie czasowym, każda liczba według własnego czasu: kontakty, które po raz pierwszy otrzymały tag źródła; kontakty po raz pierwszy przypisane z głównego konta do handlowca raportu; kontakty, które potem po raz pierwszy otrzymały tag pierwszego kontaktu z klientem; oraz przekazane kontakty na jednego sprzedawcę. Kliknięcie otwiera listę kontaktów. Widok: lead_routing_basics.',
    },
    noData: {
      en: 'No data yet: a report has its first data on the day after it is activated',
      vi: 'Chưa có dữ liệu: báo cáo có dữ liệu đầu tiên vào ngày sau khi kích hoạt',
      pl: 'Brak danych: pierwsze dane raportu pojawiają się dzień po jego aktywacji',
    },
  },
  daily: {
    title: { en: 'Day by day', vi: 'Theo từng ngày', pl: 'Podgląd dzień po dniu' },
    description: {
      en: 'The same counts for every day of the time range on which something happened. A click on a bar opens the contacts. View: lead_routing_daily.',
      vi: 'Cùng các số đó cho mỗi ngày có phát sinh. Nhấn vào cột để xem danh sách liên hệ. Nguồn số liệu: lead_routing_daily.',
      pl: 'Te same liczby dla każdego dnia, w którym coś się wydarzyło. Kliknięcie słupka otwiera listę kontaktów. Widok: lead_routing_daily.',
    },
    noData: {
      en: 'Nothing happened in the time range, or the report has no data yet',
      vi: 'Không có gì phát sinh trong khoảng thời gian này, hoặc báo cáo chưa có dữ liệu',
      pl: 'W wybranym zakresie nic się nie wydarzyło albo raport nie ma jeszcze danych',
    },
  },
  stages: {
    title: {
      en: 'From acquired to the final stage',
      vi: 'Từ lúc thu được đến bước cuối',
      pl: 'Od pozyskania do etapu końcowego',
    },
    description: {
      en: 'Of the contacts acquired in the chosen time: how many reached each stage, whenever that was; each stage only counts contacts that reached the one before it. With one salesperson chosen, acquired contacts are still those of all. A click opens the contacts. View: lead_routing_flow.',
      vi: 'Trong số liên hệ thu được vào thời gian đã chọn: bao nhiêu liên hệ đã đến từng bước, bất kể khi nào; mỗi bước chỉ tính những liên hệ đã qua bước trước. Khi chọn một nhân viên, số liên hệ thu được vẫn là của tất cả. Nhấn vào số để xem danh sách. Nguồn số liệu: lead_routing_flow.',
      pl: 'Spośród kontaktów pozyskanych w wybranym czasie: ile dotarło do kolejnych etapów, niezależnie od tego, kiedy; każdy etap liczy tylko kontakty, które dotarły do poprzedniego. Po wyborze jednego handlowca pozyskane kontakty są nadal wszystkimi. Kliknięcie otwiera listę kontaktów. Widok: lead_routing_flow.',
    },
    noData: {
      en: 'No data yet: a report has its first data on the day after it is activated',
      vi: 'Chưa có dữ liệu: báo cáo có dữ liệu đầu tiên vào ngày sau khi kích hoạt',
      pl: 'Brak danych: pierwsze dane raportu pojawiają się dzień po jego aktywacji',
    },
  },
  timeToTransfer: {
    title: { en: 'Time to transfer', vi: 'Thời gian chuyển', pl: 'Czas do przekazania' },
    description: {
      en: 'Time from acquisition to the transfer to a salesperson, on average over the transferred contacts. View: lead_routing_flow.',
      vi: 'Thời gian từ lúc thu được đến lúc chuyển cho nhân viên, trung bình trên các liên hệ đã chuyển. Nguồn số liệu: lead_routing_flow.',
      pl: 'Czas od momentu pozyskania kontaktu do przypisania go do handlowca, średnio dla przekazanych kontaktów. Widok: lead_routing_flow.',
    },
    noData: {
      en: 'No contact was transferred',
      vi: 'Chưa có liên hệ nào được chuyển',
      pl: 'Żaden kontakt nie został przekazany',
    },
    value: {
      en: 'Average time to transfer',
      vi: 'Thời gian chuyển trung bình',
      pl: 'Średni czas do przekazania kontaktów',
    },
  },
  sources: {
    title: {
      en: 'Acquired contacts by source',
      vi: 'Liên hệ thu được theo nguồn',
      pl: 'Pozyskane kontakty według źródeł',
    },
    description: {
      en: 'Contacts acquired in the chosen time by the tag that acquired them: the first of the report’s tags that they got. A contact is never in two sources. View: lead_routing_sources.',
      vi: 'Liên hệ thu được vào thời gian đã chọn, theo thẻ đầu tiên trong các thẻ của báo cáo mà liên hệ được gắn. Một liên hệ không bao giờ thuộc hai nguồn. Nguồn số liệu: lead_routing_sources.',
      pl: 'Kontakty pozyskane w wybranym czasie według tagu, który jako pierwszy z tagów raportu został przypisany do kontaktu. Jeden kontakt nigdy nie należy do dwóch źródeł. Widok: lead_routing_sources.',
    },
    noData: {
      en: 'No data yet: a report has its first data on the day after it is activated',
      vi: 'Chưa có dữ liệu: báo cáo có dữ liệu đầu tiên vào ngày sau khi kích hoạt',
      pl: 'Brak danych: pierwsze dane raportu pojawiają się dzień po jego aktywacji',
    },
  },
  flow: {
    title: { en: 'Flow of contacts', vi: 'Luồng liên hệ', pl: 'Przepływ kontaktów' },
    description: {
      en: 'Contacts that went on to each stage and, in red, those of the stage before that did not. A click opens the contacts. View: lead_routing_flow.',
      vi: 'Số liên hệ đi tiếp đến từng bước, và màu đỏ là số liên hệ của bước trước không đi tiếp. Nhấn vào cột để xem danh sách. Nguồn số liệu: lead_routing_flow.',
      pl: 'Ile kontaktów przeszło kolejno przez proces sprzedażowy; na czerwono te, które nie przeszły z poprzedniego etapu. Kliknięcie otwiera listę kontaktów. Widok: lead_routing_flow.',
    },
    noData: {
      en: 'No data yet: a report has its first data on the day after it is activated',
      vi: 'Chưa có dữ liệu: báo cáo có dữ liệu đầu tiên vào ngày sau khi kích hoạt',
      pl: 'Brak danych: pierwsze dane raportu pojawiają się dzień po jego aktywacji',
    },
  },
  salespeople: {
    title: {
      en: 'Distribution and flow of contacts per salesperson',
      vi: 'Phân bổ và luồng liên hệ theo nhân viên',
      pl: 'Dystrybucja i przepływ kontaktów per sprzedawca',
    },
    description: {
      en: 'Every salesperson of the report: transferred contacts, and how many of them went how far. A count opens its contacts, “Details” the sources of that salesperson. View: lead_routing_salespeople.',
      vi: 'Mọi nhân viên của báo cáo: số liên hệ đã chuyển và bao nhiêu trong đó đi đến bước nào. Nhấn vào số để xem danh sách, nhấn “Chi tiết” để xem các nguồn của nhân viên đó. Nguồn số liệu: lead_routing_salespeople.',
      pl: 'Wszyscy handlowcy raportu: przekazane kontakty i ile z nich dotarło do kolejnych etapów. Liczba otwiera listę kontaktów, „Szczegóły” – źródła danego sprzedawcy. Widok: lead_routing_salespeople.',
    },
    noData: {
      en: 'No data yet: a report has its first data on the day after it is activated',
      vi: 'Chưa có dữ liệu: báo cáo có dữ liệu đầu tiên vào ngày sau khi kích hoạt',
      pl: 'Brak danych: pierwsze dane raportu pojawiają się dzień po jego aktywacji',
    },
  },
  report: {
    title: { en: 'Report', vi: 'Báo cáo', pl: 'Raport' },
    description: {
      en: 'Whether the report is generated daily, when it was set up and last generated, and how often. Frozen: it has been generated, so only its name and whether it is active may still change. View: lead_reports.',
      vi: 'Báo cáo có được tạo hằng ngày không, được cài đặt và tạo lần cuối khi nào, đã tạo bao nhiêu lần. Đã khóa: báo cáo đã được tạo nên chỉ còn đổi được tên và trạng thái kích hoạt. Nguồn số liệu: lead_reports.',
      pl: 'Czy generowanie raportu jest aktywne, kiedy go skonfigurowano i ostatnio wygenerowano oraz ile razy. Zamrożony: został już wygenerowany, więc można zmienić tylko nazwę i aktywność. Widok: lead_reports.',
    },
    noData: { en: 'No report is set up', vi: 'Chưa cài đặt báo cáo nào', pl: 'Nie skonfigurowano żadnego raportu' },
  },
  configuration: {
    title: { en: 'Settings', vi: 'Cài đặt', pl: 'Ustawienia' },
    description: {
      en: 'The settings that count: those of the last version that was applied. Table: lead_report_versions.',
      vi: 'Cài đặt đang có hiệu lực: của phiên bản cuối cùng được áp dụng. Nguồn số liệu: lead_report_versions.',
      pl: 'Obowiązujące ustawienia: z ostatniej przyjętej wersji. Tabela: lead_report_versions.',
    },
    noData: { en: 'No report is set up', vi: 'Chưa cài đặt báo cáo nào', pl: 'Nie skonfigurowano żadnego raportu' },
  },
  refused: {
    title: {
      en: 'Refused changes of the settings',
      vi: 'Thay đổi cài đặt bị từ chối',
      pl: 'Odrzucone zmiany ustawień',
    },
    description: {
      en: 'Changes that came after the first generation and would have changed more than name and active: refused as a whole. Table: refusals.',
      vi: 'Các thay đổi sau lần tạo đầu tiên mà không chỉ đổi tên và trạng thái kích hoạt: bị từ chối toàn bộ. Nguồn số liệu: refusals.',
      pl: 'Zmiany po pierwszym wygenerowaniu, które dotyczyły czegoś więcej niż nazwy i aktywności: odrzucone w całości. Tabela: refusals.',
    },
    noData: {
      en: 'No change was refused',
      vi: 'Không có thay đổi nào bị từ chối',
      pl: 'Żadna zmiana nie została odrzucona',
    },
  },
  note: {
    title: { en: 'When there is data', vi: 'Khi nào có dữ liệu', pl: 'Kiedy pojawiają się dane' },
    description: {
      en: 'When a report is generated',
      vi: 'Khi nào báo cáo được tạo',
      pl: 'Kiedy generowany jest raport',
    },
    content: {
      en: 'A report is generated **once a day**, after midnight, over everything that happened before it. What is activated on Monday has its **first data on Tuesday**.\n\nUntil its first generation a report can be changed at will; from then on its settings are frozen. A contact with several tags of the report counts under the one that it got first.',
      vi: 'Báo cáo được tạo **mỗi ngày một lần**, sau nửa đêm, từ mọi việc xảy ra trước đó. Báo cáo kích hoạt vào thứ Hai có **dữ liệu đầu tiên vào thứ Ba**.\n\nTrước lần tạo đầu tiên có thể tùy ý thay đổi báo cáo; sau đó các cài đặt bị khóa. Liên hệ có nhiều thẻ của báo cáo được tính vào thẻ được gắn đầu tiên.',
      pl: 'Raport generuje się **raz na dobę**, po północy, z wszystkiego, co wydarzyło się przed nią. Jeżeli w poniedziałek ustawimy raport, **pierwsze dane pojawią się we wtorek**.\n\nDo pierwszego wygenerowania raport można dowolnie zmieniać; potem jego ustawienia są zamrożone. Kontakt z kilkoma tagami raportu liczy się do tego źródła, którego tag otrzymał jako pierwszy.',
    },
  },
  yesNo: { yes: { en: 'yes', vi: 'có', pl: 'tak' }, no: { en: 'no', vi: 'không', pl: 'nie' } },
  settings: {
    name: { en: 'Name', vi: 'Tên', pl: 'Nazwa' },
    active: { en: 'Active', vi: 'Kích hoạt', pl: 'Generowanie aktywne' },
    configuredAt: { en: 'Set up', vi: 'Cài đặt lúc', pl: 'Skonfigurowano' },
    generatedAt: { en: 'Last generated', vi: 'Tạo lần cuối', pl: 'Ostatnio wygenerowano' },
    lastDay: { en: 'Up to the beginning of', vi: 'Đến đầu ngày', pl: 'Do początku dnia' },
    generations: { en: 'Generations', vi: 'Số lần tạo', pl: 'Liczba wygenerowań' },
    frozen: { en: 'Frozen', vi: 'Đã khóa', pl: 'Zamrożony' },
    notYet: { en: 'not yet', vi: 'chưa có', pl: 'jeszcze nie' },
    tags: { en: 'Sources of contacts (tags)', vi: 'Nguồn liên hệ (thẻ)', pl: 'Źródło pozyskania kontaktów (tagi)' },
    forwardedFrom: { en: 'Transferred from', vi: 'Chuyển từ', pl: 'Przekazane od' },
    salespeople: { en: 'Salespeople', vi: 'Các nhân viên', pl: 'Sprzedawcy' },
    firstContactTag: {
      en: 'First contact with the customer (tag)',
      vi: 'Lần liên lạc đầu tiên (thẻ)',
      pl: 'Pierwszy kontakt z klientem (tag)',
    },
    conversion1: { en: 'Conversion point 1 (stage)', vi: 'Điểm chuyển đổi 1 (bước)', pl: 'Punkt konwersji 1 (etap)' },
    conversion2: { en: 'Conversion point 2 (stage)', vi: 'Điểm chuyển đổi 2 (bước)', pl: 'Punkt konwersji 2 (etap)' },
    final: { en: 'Final stage', vi: 'Bước cuối', pl: 'Etap końcowy' },
    refusedAt: { en: 'Refused', vi: 'Bị từ chối lúc', pl: 'Odrzucono' },
    change: { en: 'Change', vi: 'Thay đổi', pl: 'Zmiana' },
  },
};

/** One salesperson of a lead-routing report. */
export const routingSalesperson = {
  title: {
    en: 'Lead routing: salesperson',
    vi: 'Phân bổ liên hệ: nhân viên',
    pl: 'Lead routing: szczegóły sprzedawcy',
  },
  description: {
    en: 'One salesperson of a lead-routing report: all sources, and how many contacts reached which stage',
    vi: 'Một nhân viên của báo cáo phân bổ: mọi nguồn và số liên hệ đã đến từng bước',
    pl: 'Jeden sprzedawca: wszystkie źródła pozyskania kontaktów i ile kontaktów jest na jakim etapie',
  },
  columns: { source: { en: 'Source', vi: 'Nguồn', pl: 'Źródło' } },
  sources: {
    title: { en: 'Sources by stage', vi: 'Nguồn theo từng bước', pl: 'Źródła pozyskania według etapów' },
    description: {
      en: 'Contacts acquired in the chosen time and transferred to this salesperson, by source: how many reached each stage, each of those before it. A click opens the contacts. View: lead_routing_salesperson.',
      vi: 'Liên hệ thu được vào thời gian đã chọn và được chuyển cho nhân viên này, theo nguồn: bao nhiêu liên hệ đến từng bước, mỗi bước tính trong số của bước trước. Nhấn vào số để xem danh sách. Nguồn số liệu: lead_routing_salesperson.',
      pl: 'Kontakty pozyskane w wybranym czasie i przekazane temu sprzedawcy według źródeł: ile dotarło do kolejnych etapów, każdy spośród poprzednich. Kliknięcie otwiera listę kontaktów. Widok: lead_routing_salesperson.',
    },
    noData: {
      en: 'No data yet: a report has its first data on the day after it is activated',
      vi: 'Chưa có dữ liệu: báo cáo có dữ liệu đầu tiên vào ngày sau khi kích hoạt',
      pl: 'Brak danych: pierwsze dane raportu pojawiają się dzień po jego aktywacji',
    },
  },
  chart: {
    title: { en: 'Stages by source', vi: 'Các bước theo nguồn', pl: 'Etapy według źródeł' },
    description: {
      en: 'The same counts as bars. View: lead_routing_salesperson.',
      vi: 'Cùng các số đó ở dạng cột. Nguồn số liệu: lead_routing_salesperson.',
      pl: 'Te same liczby na wykresie. Widok: lead_routing_salesperson.',
    },
    noData: {
      en: 'No data yet: a report has its first data on the day after it is activated',
      vi: 'Chưa có dữ liệu: báo cáo có dữ liệu đầu tiên vào ngày sau khi kích hoạt',
      pl: 'Brak danych: pierwsze dane raportu pojawiają się dzień po jego aktywacji',
    },
  },
};

/** The contacts behind the counts of lead routing. */
export const routingContacts = {
  title: { en: 'Contacts of lead routing', vi: 'Liên hệ được phân bổ', pl: 'Kontakty lead routing' },
  description: {
    en: 'The list behind the counts of lead routing',
    vi: 'Danh sách liên hệ đứng sau các con số của phân bổ liên hệ',
    pl: 'Lista kontaktów, z których składają się liczby analityki lead routing',
  },
  milestone: {
    label: { en: 'Contacts', vi: 'Liên hệ', pl: 'Kontakty' },
    description: {
      en: 'Which contacts are listed',
      vi: 'Danh sách gồm những liên hệ nào',
      pl: 'Które kontakty są na liście',
    },
  },
  milestones: {
    acquired: { en: 'acquired', vi: 'thu được', pl: 'pozyskane' },
    transferred: { en: 'acquired and transferred', vi: 'thu được và đã chuyển', pl: 'pozyskane i przekazane' },
    taken_up: { en: 'transferred and taken up', vi: 'đã chuyển và đã tiếp nhận', pl: 'przekazane i podjęte' },
    conversion_1: {
      en: 'taken up, at conversion point 1 or later',
      vi: 'đã tiếp nhận, ở điểm chuyển đổi 1 hoặc xa hơn',
      pl: 'podjęte, w punkcie konwersji 1 lub dalej',
    },
    conversion_2: {
      en: 'at conversion point 2 or later',
      vi: 'ở điểm chuyển đổi 2 hoặc xa hơn',
      pl: 'w punkcie konwersji 2 lub dalej',
    },
    final: { en: 'at the final stage', vi: 'ở bước cuối', pl: 'na etapie końcowym' },
    not_transferred: { en: 'acquired, not transferred', vi: 'thu được, chưa chuyển', pl: 'pozyskane, nieprzekazane' },
    not_taken_up: { en: 'transferred, not taken up', vi: 'đã chuyển, chưa tiếp nhận', pl: 'przekazane, niepodjęte' },
    not_conversion_1: {
      en: 'taken up, without conversion point 1',
      vi: 'đã tiếp nhận, chưa đến điểm chuyển đổi 1',
      pl: 'podjęte, bez punktu konwersji 1',
    },
    not_conversion_2: {
      en: 'without conversion point 2 after point 1',
      vi: 'qua điểm chuyển đổi 1, chưa đến điểm 2',
      pl: 'po punkcie konwersji 1, bez punktu 2',
    },
    not_final: {
      en: 'without the final stage after conversion point 2',
      vi: 'qua điểm chuyển đổi 2, chưa đến bước cuối',
      pl: 'po punkcie konwersji 2, bez etapu końcowego',
    },
    transferred_in_period: {
      en: 'transferred in the time range, whenever acquired',
      vi: 'được chuyển trong khoảng thời gian, bất kể thu được khi nào',
      pl: 'przekazane w zakresie czasowym, kiedykolwiek pozyskane',
    },
    taken_up_in_period: {
      en: 'taken up in the time range, whenever acquired',
      vi: 'được tiếp nhận trong khoảng thời gian, bất kể thu được khi nào',
      pl: 'podjęte w zakresie czasowym, kiedykolwiek pozyskane',
    },
  },
  total: {
    title: { en: 'Together', vi: 'Tổng cộng', pl: 'Razem' },
    description: {
      en: 'All contacts that the filters select. View: lead_routing_contacts.',
      vi: 'Mọi liên hệ phù hợp với bộ lọc. Nguồn số liệu: lead_routing_contacts.',
      pl: 'Wszystkie kontakty wybrane filtrami. Widok: lead_routing_contacts.',
    },
    noData: { en: 'No contacts', vi: 'Không có liên hệ nào', pl: 'Brak kontaktów' },
  },
  list: {
    title: { en: 'Contacts', vi: 'Danh sách', pl: 'Lista kontaktów' },
    description: {
      en: 'The 5,000 of these contacts that were acquired last, with the times of their milestones as of the last generation, and the furthest stage of the flow that they reached. A click on a contact opens it. View: lead_routing_contacts.',
      vi: '5.000 liên hệ thu được gần nhất trong số này, với thời điểm của từng mốc theo lần tạo cuối và bước xa nhất của luồng. Nhấn vào liên hệ để xem chi tiết. Nguồn số liệu: lead_routing_contacts.',
      pl: '5000 ostatnio pozyskanych z tych kontaktów z czasami ich etapów według ostatniego wygenerowania oraz najdalszym etapem przepływu. Kliknięcie kontaktu otwiera go. Widok: lead_routing_contacts.',
    },
    noData: {
      en: 'No contact matches the filters',
      vi: 'Không có liên hệ nào phù hợp với bộ lọc',
      pl: 'Żaden kontakt nie pasuje do filtrów',
    },
  },
  columns: {
    contacts: { en: 'Contacts', vi: 'Số liên hệ', pl: 'Liczba kontaktów' },
    contact: { en: 'Contact', vi: 'Liên hệ', pl: 'Kontakt' },
    source: { en: 'Source', vi: 'Nguồn', pl: 'Źródło' },
    acquiredAt: { en: 'Acquired', vi: 'Thu được', pl: 'Pozyskano' },
    transferredAt: { en: 'Transferred', vi: 'Đã chuyển', pl: 'Przekazano' },
    hoursToTransfer: { en: 'Time to transfer', vi: 'Thời gian chuyển', pl: 'Czas do przekazania' },
    takenUpAt: { en: 'Taken up', vi: 'Đã tiếp nhận', pl: 'Podjęto' },
    conversion1At: { en: 'Conversion point 1', vi: 'Điểm chuyển đổi 1', pl: 'Punkt konwersji 1' },
    conversion2At: { en: 'Conversion point 2', vi: 'Điểm chuyển đổi 2', pl: 'Punkt konwersji 2' },
    finalAt: { en: 'Final stage', vi: 'Bước cuối', pl: 'Etap końcowy' },
  },
};
