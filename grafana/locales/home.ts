/** Home: what is where, freshness, what is not right. */
export const home = {
  title: { en: 'Home', vi: 'Trang chủ', pl: 'Strona główna' },
  description: {
    en: 'What is where, how fresh the data is, and what is not right with it',
    vi: 'Báo cáo nào ở đâu, dữ liệu mới đến mức nào và có gì chưa đúng',
    pl: 'Co gdzie jest, jak świeże są dane i co jest z nimi nie tak',
  },
  sections: {
    guide: { en: 'What is where', vi: 'Báo cáo nào ở đâu', pl: 'Co gdzie jest' },
    freshness: { en: 'How fresh the data is', vi: 'Độ mới của dữ liệu', pl: 'Jak świeże są dane' },
    quality: { en: 'What is not right', vi: 'Dữ liệu cần xử lý', pl: 'Co wymaga poprawy' },
    refusals: { en: 'What was refused', vi: 'Thay đổi bị từ chối', pl: 'Co zostało odrzucone' },
  },
  guide: {
    marketing: {
      title: { en: 'For marketing managers', vi: 'Dành cho quản lý marketing', pl: 'Dla menedżerów marketingu' },
      description: {
        en: 'Dashboards about sources, cost and return',
        vi: 'Báo cáo về nguồn, chi phí và hiệu quả',
        pl: 'Panele o źródłach, kosztach i zwrocie',
      },
      content: {
        en: '**[Marketing overview](/d/leadstream-overview)**\n\nRevenue, cost and ROI against the period before, conversion of opportunities, and which source and product category pays off. Filters: time, source, category.\n\n[List of opportunities](/d/leadstream-opportunities): what is behind every count.',
        vi: '**[Tổng quan marketing](/d/leadstream-overview)**\n\nDoanh số, chi phí và ROI so với kỳ trước, tỷ lệ chuyển đổi, nguồn và loại hàng hóa nào mang lại hiệu quả. Bộ lọc: thời gian, nguồn, loại hàng hóa.\n\n[Danh sách Deal](/d/leadstream-opportunities): chi tiết đằng sau từng con số.',
        pl: '**[Przegląd marketingu](/d/leadstream-overview)**\n\nPrzychód, koszty i ROI na tle poprzedniego okresu, konwersja szans oraz źródła i kategorie produktów, które się opłacają. Filtry: czas, źródło, kategoria.\n\n[Lista szans sprzedaży](/d/leadstream-opportunities): co stoi za każdą liczbą.',
      },
    },
    campaigns: {
      title: { en: 'For campaign managers', vi: 'Dành cho quản lý chiến dịch', pl: 'Dla menedżerów kampanii' },
      description: {
        en: 'Dashboards about one campaign or all',
        vi: 'Báo cáo về một hoặc tất cả chiến dịch',
        pl: 'Panele o jednej kampanii lub wszystkich',
      },
      content: {
        en: '**[Campaign KPI](/d/leadstream-campaign)**\n\nRevenue, opportunities by stage, outcomes, success probability, what every member of staff brought, orders and reasons of loss.\n\n[Opportunities of campaigns](/d/leadstream-campaign-opportunities): the list behind every number.',
        vi: '**[KPI chiến dịch](/d/leadstream-campaign)**\n\nBiến động doanh số, cơ hội theo bước tiếp cận, hiện trạng, xác suất thành công, KPI nhân viên, đơn hàng và dấu hiệu thất bại.\n\n[Cơ hội của chiến dịch](/d/leadstream-campaign-opportunities): danh sách đằng sau từng con số.',
        pl: '**[KPI kampanii](/d/leadstream-campaign)**\n\nPrzychód, szanse według etapów, wyniki, prawdopodobieństwo sukcesu, wkład każdej osoby, zamówienia i powody przegranych.\n\n[Szanse kampanii](/d/leadstream-campaign-opportunities): lista, która stoi za każdą liczbą.',
      },
    },
    routing: {
      title: {
        en: 'For those who hand leads to sales',
        vi: 'Dành cho người chuyển liên hệ cho NVKD',
        pl: 'Dla osób przekazujących leady handlowcom',
      },
      description: {
        en: 'Dashboards about lead routing',
        vi: 'Báo cáo về phân bổ liên hệ',
        pl: 'Panele analityki lead routing',
      },
      content: {
        en: '**[Lead routing](/d/leadstream-routing)**\n\nContacts acquired, transferred and taken up, the flow up to the final stage with its losses, and every salesperson. A new report has its first data on the next day.\n\n[Contacts](/d/leadstream-routing-contacts) behind the counts.',
        vi: '**[Phân bổ liên hệ](/d/leadstream-routing)**\n\nLiên hệ thu được, đã chuyển và đã tiếp nhận, dòng chảy đến bước cuối cùng và số bị rơi rụng, kết quả của từng nhân viên. Báo cáo mới có dữ liệu từ ngày hôm sau.\n\n[Danh sách liên hệ](/d/leadstream-routing-contacts) đằng sau các con số.',
        pl: '**[Analityka lead routing](/d/leadstream-routing)**\n\nKontakty pozyskane, przekazane i podjęte przez sprzedawców, przepływ aż do etapu końcowego wraz ze stratami oraz każdy sprzedawca. Nowy raport ma pierwsze dane następnego dnia.\n\n[Kontakty](/d/leadstream-routing-contacts), które stoją za liczbami.',
      },
    },
    sales: {
      title: {
        en: 'For salespeople and their supervisors',
        vi: 'Dành cho nhân viên kinh doanh và trưởng nhóm',
        pl: 'Dla handlowców i ich przełożonych',
      },
      description: {
        en: 'Dashboards about opportunities in work',
        vi: 'Báo cáo về các cơ hội đang xử lý',
        pl: 'Panele o szansach w toku',
      },
      content: {
        en: '**[Sales pipeline](/d/leadstream-pipeline)**\n\nEvery opportunity by stage, with clock and stars, value and forecast, filtered and sorted as you like. You see your own opportunities, a supervisor those of the team.',
        vi: '**[Cơ hội bán hàng](/d/leadstream-pipeline)**\n\nMọi cơ hội theo trạng thái, với đồng hồ màu và số sao, giá trị và dự báo, lọc và sắp xếp tùy ý. Nhân viên thấy cơ hội của mình, trưởng nhóm thấy cơ hội của cả nhóm.',
        pl: '**[Lejek sprzedaży](/d/leadstream-pipeline)**\n\nWszystkie szanse według etapów, z kolorem zegara i gwiazdkami, wartością i prognozą, z dowolnym filtrowaniem i sortowaniem. Handlowiec widzi własne szanse, przełożony szanse zespołu.',
      },
    },
  },
  lastEvent: {
    title: { en: 'Since the last event', vi: 'Từ sự kiện gần nhất', pl: 'Od ostatniego zdarzenia' },
    description: {
      en: 'Time since an event was last received, of the last 30 days. More than an hour is red: does the CRM still send? Table: arrivals.',
      vi: 'Thời gian kể từ lần nhận sự kiện gần nhất, trong 30 ngày qua. Quá một giờ sẽ có màu đỏ: CRM còn gửi dữ liệu không? Bảng dữ liệu: arrivals.',
      pl: 'Czas od ostatniego odebranego zdarzenia, z ostatnich 30 dni. Ponad godzina jest czerwona: czy CRM nadal wysyła dane? Tabela: arrivals.',
    },
    noData: {
      en: 'Nothing received in 30 days',
      vi: '30 ngày qua không nhận được gì',
      pl: 'Przez 30 dni nic nie odebrano',
    },
    value: { en: 'Since the last event', vi: 'Từ sự kiện gần nhất', pl: 'Od ostatniego zdarzenia' },
  },
  lag: {
    title: { en: 'Delay of the last hour', vi: 'Độ trễ trong giờ qua', pl: 'Opóźnienie w ostatniej godzinie' },
    description: {
      en: 'How long after they happened events were received: half of them, and 95 %, in the slowest minute of the last hour. Table: freshness.',
      vi: 'Sự kiện được nhận bao lâu sau khi xảy ra: một nửa số sự kiện và 95 %, tính ở phút chậm nhất trong giờ qua. Bảng dữ liệu: freshness.',
      pl: 'Po jakim czasie od wystąpienia odebrano zdarzenia: połowę z nich i 95 %, w najwolniejszej minucie ostatniej godziny. Tabela: freshness.',
    },
    noData: {
      en: 'Nothing received in the last hour',
      vi: 'Giờ qua không nhận được gì',
      pl: 'W ostatniej godzinie nic nie odebrano',
    },
    half: { en: 'Half of the events', vi: 'Một nửa số sự kiện', pl: 'Połowa zdarzeń' },
    most: { en: '95 % of the events', vi: '95 % số sự kiện', pl: '95 % zdarzeń' },
  },
  received: {
    title: { en: 'Received', vi: 'Đã nhận', pl: 'Odebrano' },
    description: {
      en: 'Events received in the time range, each counted once, and how many CRMs sent them. Table: arrivals.',
      vi: 'Số sự kiện nhận được trong khoảng thời gian, mỗi sự kiện tính một lần, và số CRM đã gửi. Bảng dữ liệu: arrivals.',
      pl: 'Zdarzenia odebrane w wybranym czasie, każde liczone raz, oraz liczba systemów CRM, które je wysłały. Tabela: arrivals.',
    },
    noData: { en: 'Nothing received', vi: 'Không nhận được gì', pl: 'Nic nie odebrano' },
    events: { en: 'Events', vi: 'Sự kiện', pl: 'Zdarzenia' },
    senders: { en: 'Senders', vi: 'Nơi gửi', pl: 'Nadawcy' },
  },
  arrivals: {
    title: { en: 'Events received', vi: 'Sự kiện nhận được', pl: 'Odebrane zdarzenia' },
    description: {
      en: 'Events received over time, each counted once. Table: arrivals.',
      vi: 'Số sự kiện nhận được theo thời gian, mỗi sự kiện tính một lần. Bảng dữ liệu: arrivals.',
      pl: 'Zdarzenia odebrane w czasie, każde liczone raz. Tabela: arrivals.',
    },
    noData: {
      en: 'Nothing received in this time range',
      vi: 'Không nhận được gì trong khoảng thời gian này',
      pl: 'W tym czasie nic nie odebrano',
    },
    events: { en: 'Events', vi: 'Sự kiện', pl: 'Zdarzenia' },
  },
  types: {
    title: { en: 'Events by type', vi: 'Sự kiện theo loại', pl: 'Zdarzenia według typu' },
    description: {
      en: 'Events received in the time range by type and sender, and when the last one came. Table: arrivals.',
      vi: 'Số sự kiện nhận được trong khoảng thời gian theo loại và nơi gửi, và lần nhận gần nhất. Bảng dữ liệu: arrivals.',
      pl: 'Zdarzenia odebrane w wybranym czasie według typu i nadawcy oraz chwila ostatniego odbioru. Tabela: arrivals.',
    },
    noData: {
      en: 'Nothing received in this time range',
      vi: 'Không nhận được gì trong khoảng thời gian này',
      pl: 'W tym czasie nic nie odebrano',
    },
    type: { en: 'Type', vi: 'Loại', pl: 'Typ' },
    sender: { en: 'Sender', vi: 'Nơi gửi', pl: 'Nadawca' },
    events: { en: 'Events', vi: 'Sự kiện', pl: 'Zdarzenia' },
    last: { en: 'Last received', vi: 'Nhận gần nhất', pl: 'Ostatnio odebrano' },
  },
  quality: {
    title: { en: 'Data quality', vi: 'Chất lượng dữ liệu', pl: 'Jakość danych' },
    description: {
      en: 'Records that something is not right with, by kind, over all time, and what to do about it. Numbers of the other dashboards hold for the rest. Table: data_quality.',
      vi: 'Số bản ghi chưa đúng theo từng vấn đề, tính từ trước đến nay, và cách xử lý. Số liệu của các báo cáo khác được tính trên phần còn lại. Bảng dữ liệu: data_quality.',
      pl: 'Rekordy, z którymi coś jest nie tak, według rodzaju, od początku, oraz co z tym zrobić. Liczby w pozostałych panelach dotyczą reszty danych. Tabela: data_quality.',
    },
    noData: { en: 'Nothing to report', vi: 'Không có vấn đề gì', pl: 'Nie ma czego zgłaszać' },
    issue: { en: 'What', vi: 'Vấn đề', pl: 'Problem' },
    records: { en: 'Records', vi: 'Số bản ghi', pl: 'Rekordy' },
    advice: { en: 'What to do', vi: 'Cách xử lý', pl: 'Co zrobić' },
  },
  issues: {
    missing_fx_rate: { en: 'No exchange rate', vi: 'Thiếu tỷ giá', pl: 'Brak kursu waluty' },
    conflicting_duplicate: {
      en: 'Same id, other content',
      vi: 'Trùng mã, khác nội dung',
      pl: 'Ten sam identyfikator, inna treść',
    },
    opportunity_without_created: {
      en: 'Opportunity without a beginning',
      vi: 'Cơ hội thiếu sự kiện tạo',
      pl: 'Szansa bez zdarzenia utworzenia',
    },
    order_without_placed: {
      en: 'Order without a beginning',
      vi: 'Đơn hàng thiếu sự kiện đặt hàng',
      pl: 'Zamówienie bez zdarzenia złożenia',
    },
    contact_without_created: {
      en: 'Contact without a beginning',
      vi: 'Khách hàng thiếu sự kiện tạo',
      pl: 'Kontakt bez zdarzenia utworzenia',
    },
    unknown_stage: { en: 'Stage not known', vi: 'Bước tiếp cận không có trong danh mục', pl: 'Nieznany etap' },
    unknown_campaign: { en: 'Campaign not known', vi: 'Chiến dịch không có trong danh mục', pl: 'Nieznana kampania' },
    unknown_salesperson: {
      en: 'Salesperson not known',
      vi: 'Nhân viên không có trong danh mục',
      pl: 'Nieznany handlowiec',
    },
    unknown_source: { en: 'Source not known', vi: 'Nguồn không có trong danh mục', pl: 'Nieznane źródło' },
    unknown_product: { en: 'Product not known', vi: 'Hàng hóa không có trong danh mục', pl: 'Nieznany produkt' },
    oversized_contact: {
      en: 'Contact with very many events',
      vi: 'Khách hàng có quá nhiều sự kiện',
      pl: 'Kontakt z bardzo wieloma zdarzeniami',
    },
    too_many_custom_fields: {
      en: 'Too many custom fields',
      vi: 'Quá nhiều trường tùy chỉnh',
      pl: 'Zbyt wiele pól własnych',
    },
    directory_event_waiting: {
      en: 'Directory event from the future',
      vi: 'Sự kiện danh mục đến từ tương lai',
      pl: 'Zdarzenie katalogu z przyszłości',
    },
    dead_letter: { en: 'Not processed', vi: 'Chưa xử lý được', pl: 'Nieprzetworzone' },
  },
  advice: {
    missing_fx_rate: {
      en: 'Counted as 0. Send crm.fx_rate.set for the currency and day; the amounts follow by themselves.',
      vi: 'Đang tính là 0. Hãy gửi crm.fx_rate.set cho loại tiền và ngày đó; số tiền sẽ tự cập nhật.',
      pl: 'Liczone jako 0. Wyślij crm.fx_rate.set dla waluty i dnia; kwoty uzupełnią się same.',
    },
    conflicting_duplicate: {
      en: 'The CRM sent one event id with two contents; one of them was kept. Let the CRM give every event an id of its own.',
      vi: 'CRM gửi một mã sự kiện với hai nội dung; chỉ một nội dung được giữ. Mỗi sự kiện cần có mã riêng.',
      pl: 'CRM wysłał jeden identyfikator zdarzenia z dwiema treściami; zachowano jedną. Każde zdarzenie musi mieć własny identyfikator.',
    },
    opportunity_without_created: {
      en: 'Counts nowhere until its crm.opportunity.created arrives. Send it again.',
      vi: 'Chưa được tính cho đến khi nhận crm.opportunity.created. Hãy gửi lại sự kiện này.',
      pl: 'Nie jest liczona, dopóki nie nadejdzie crm.opportunity.created. Wyślij je ponownie.',
    },
    order_without_placed: {
      en: 'Counts nowhere until its crm.order.placed arrives. Send it again.',
      vi: 'Chưa được tính cho đến khi nhận crm.order.placed. Hãy gửi lại sự kiện này.',
      pl: 'Nie jest liczone, dopóki nie nadejdzie crm.order.placed. Wyślij je ponownie.',
    },
    contact_without_created: {
      en: 'Counts, but its name and owner are not known. Send its crm.contact.created.',
      vi: 'Vẫn được tính nhưng chưa biết tên và người phụ trách. Hãy gửi crm.contact.created.',
      pl: 'Jest liczony, ale nieznane są nazwa i opiekun. Wyślij crm.contact.created.',
    },
    unknown_stage: {
      en: 'Its campaign does not list the stage, so it stands outside of the stages. Send crm.campaign.set with it.',
      vi: 'Chiến dịch không có bước này nên cơ hội nằm ngoài các bước. Hãy gửi crm.campaign.set có bước này.',
      pl: 'Kampania nie zna tego etapu, więc szansa stoi poza etapami. Wyślij crm.campaign.set z tym etapem.',
    },
    unknown_campaign: {
      en: 'Send crm.campaign.set for the campaign.',
      vi: 'Hãy gửi crm.campaign.set cho chiến dịch này.',
      pl: 'Wyślij crm.campaign.set dla tej kampanii.',
    },
    unknown_salesperson: {
      en: 'Send crm.salesperson.set for the salesperson.',
      vi: 'Hãy gửi crm.salesperson.set cho nhân viên này.',
      pl: 'Wyślij crm.salesperson.set dla tego handlowca.',
    },
    unknown_source: {
      en: 'Send crm.source.set for the source.',
      vi: 'Hãy gửi crm.source.set cho nguồn này.',
      pl: 'Wyślij crm.source.set dla tego źródła.',
    },
    unknown_product: {
      en: 'Send crm.product.set; until then its revenue has no category.',
      vi: 'Hãy gửi crm.product.set; cho đến lúc đó doanh số chưa có loại hàng hóa.',
      pl: 'Wyślij crm.product.set; do tego czasu przychód nie ma kategorii.',
    },
    oversized_contact: {
      en: 'More than 10,000 events: is one contact used for many people?',
      vi: 'Hơn 10.000 sự kiện: có phải nhiều người dùng chung một khách hàng?',
      pl: 'Ponad 10 000 zdarzeń: czy jeden kontakt służy wielu osobom?',
    },
    too_many_custom_fields: {
      en: 'More than 1,000 custom fields of one contact or opportunity: those that came first stayed',
      vi: 'Hơn 1.000 trường tùy chỉnh của một khách hàng hoặc cơ hội: những trường đến trước được giữ lại',
      pl: 'Ponad 1000 pól własnych jednego kontaktu lub szansy: pozostały te, które przyszły pierwsze',
    },
    directory_event_waiting: {
      en: 'Its time lies more than five minutes ahead: it does not count yet. Planned, or a wrong clock?',
      vi: 'Thời điểm đi trước đồng hồ hơn năm phút nên chưa được tính. Lên lịch trước hay đồng hồ sai?',
      pl: 'Jego czas wyprzedza zegar o ponad pięć minut: jeszcze się nie liczy. Zaplanowane, czy zły zegar?',
    },
    dead_letter: {
      en: 'See the list beside; once the cause is gone, run leadstream dlq replay.',
      vi: 'Xem danh sách bên cạnh; khi đã hết nguyên nhân, chạy leadstream dlq replay.',
      pl: 'Zobacz listę obok; po usunięciu przyczyny uruchom leadstream dlq replay.',
    },
  },
  deadLetters: {
    title: { en: 'Not processed', vi: 'Chưa xử lý được', pl: 'Nieprzetworzone' },
    description: {
      en: 'Records from Kafka that could not be processed, by the rule they break, over all time. Their bytes are kept. Table: dead_letters.',
      vi: 'Các bản ghi từ Kafka không xử lý được, theo quy tắc bị vi phạm, tính từ trước đến nay. Nội dung vẫn được giữ. Bảng dữ liệu: dead_letters.',
      pl: 'Rekordy z Kafki, których nie dało się przetworzyć, według naruszonej reguły, od początku. Ich treść jest zachowana. Tabela: dead_letters.',
    },
    noData: {
      en: 'Everything was processed',
      vi: 'Mọi bản ghi đều đã được xử lý',
      pl: 'Wszystko zostało przetworzone',
    },
    code: { en: 'Code', vi: 'Mã lỗi', pl: 'Kod' },
    field: { en: 'Field', vi: 'Trường', pl: 'Pole' },
    message: { en: 'Rule', vi: 'Quy tắc', pl: 'Reguła' },
    records: { en: 'Records', vi: 'Số bản ghi', pl: 'Rekordy' },
    last: { en: 'Last received', vi: 'Nhận gần nhất', pl: 'Ostatnio odebrano' },
  },
  refused: {
    title: { en: 'Refused events', vi: 'Sự kiện bị từ chối', pl: 'Odrzucone zdarzenia' },
    description: {
      en: 'Events of the time range that a business rule refused: they are kept, but not applied. Table: refusals.',
      vi: 'Các sự kiện trong khoảng thời gian bị quy tắc nghiệp vụ từ chối: được lưu lại nhưng không áp dụng. Bảng dữ liệu: refusals.',
      pl: 'Zdarzenia z wybranego czasu odrzucone przez regułę biznesową: zachowane, ale niezastosowane. Tabela: refusals.',
    },
    noData: { en: 'Nothing was refused', vi: 'Không có gì bị từ chối', pl: 'Niczego nie odrzucono' },
    at: { en: 'When', vi: 'Thời điểm', pl: 'Kiedy' },
    rule: { en: 'Rule', vi: 'Quy tắc', pl: 'Reguła' },
    by: { en: 'By', vi: 'Người thực hiện', pl: 'Kto' },
    report: { en: 'Report', vi: 'Báo cáo', pl: 'Raport' },
    detail: { en: 'What', vi: 'Nội dung', pl: 'Co' },
  },
  rules: {
    reopening: {
      en: 'Closed opportunity reopened',
      vi: 'Mở lại cơ hội đã đóng',
      pl: 'Ponowne otwarcie zamkniętej szansy',
    },
    frozen_report: {
      en: 'Report changed after its first data',
      vi: 'Sửa báo cáo đã có dữ liệu',
      pl: 'Zmiana raportu po pierwszych danych',
    },
  },
};
