/** One opportunity; lists and words that the contact's dashboard shows too. */
export const opportunity = {
  title: { en: 'Opportunity', vi: 'Chi tiết cơ hội', pl: 'Szansa sprzedaży' },
  description: {
    en: 'One opportunity: its fields, the way through the stages, tasks, orders and interactions',
    vi: 'Một cơ hội: thông tin, quá trình qua các bước tiếp cận, công việc, đơn hàng và tương tác',
    pl: 'Jedna szansa sprzedaży: jej pola, droga przez etapy, zadania, zamówienia i interakcje',
  },
  variable: {
    label: { en: 'Opportunity id', vi: 'Mã cơ hội', pl: 'Identyfikator szansy' },
    description: { en: 'Which opportunity is shown', vi: 'Cơ hội cần xem', pl: 'Którą szansę pokazać' },
  },
  sections: {
    itself: { en: 'The opportunity', vi: 'Thông tin cơ hội', pl: 'Szansa' },
    happened: { en: 'What happened', vi: 'Quá trình', pl: 'Przebieg' },
  },
  head: {
    title: { en: 'At a glance', vi: 'Thông tin chung', pl: 'W skrócie' },
    description: {
      en: 'What it is, whose, and how far it is. Table: opportunities.',
      vi: 'Cơ hội gì, của ai, đang ở bước nào. Nguồn số liệu: bảng opportunities.',
      pl: 'Co to za szansa, czyja i na jakim etapie. Tabela: opportunities.',
    },
    noData: {
      en: 'There is no opportunity with this id',
      vi: 'Không có cơ hội với mã này',
      pl: 'Nie ma szansy o tym identyfikatorze',
    },
  },
  figures: {
    title: { en: 'Figures', vi: 'Số liệu', pl: 'Liczby' },
    description: {
      en: 'Value, revenue of orders that are not cancelled, probability, orders and tasks. Table: opportunities.',
      vi: 'Doanh số dự kiến, doanh số các đơn chưa hủy, xác suất, số đơn hàng và công việc. Nguồn số liệu: bảng opportunities.',
      pl: 'Wartość, przychód z nieanulowanych zamówień, prawdopodobieństwo, zamówienia i zadania. Tabela: opportunities.',
    },
    noData: {
      en: 'There is no opportunity with this id',
      vi: 'Không có cơ hội với mã này',
      pl: 'Nie ma szansy o tym identyfikatorze',
    },
  },
  details: {
    title: { en: 'Further fields', vi: 'Thông tin khác', pl: 'Pozostałe pola' },
    description: {
      en: 'What else is known of it. Table: opportunities.',
      vi: 'Những thông tin còn lại của cơ hội. Nguồn số liệu: bảng opportunities.',
      pl: 'Co jeszcze o niej wiadomo. Tabela: opportunities.',
    },
    noData: {
      en: 'There is no opportunity with this id',
      vi: 'Không có cơ hội với mã này',
      pl: 'Nie ma szansy o tym identyfikatorze',
    },
  },
  custom: {
    title: { en: 'Custom fields', vi: 'Trường tùy biến', pl: 'Pola własne' },
    description: {
      en: 'Fields that the CRM added, by their names there.',
      vi: 'Các trường do CRM thêm vào, theo tên trong CRM.',
      pl: 'Pola dodane w CRM, pod nazwami stamtąd.',
    },
    noData: { en: 'No custom fields', vi: 'Không có trường tùy biến', pl: 'Brak pól własnych' },
  },
  history: {
    title: { en: 'Way through the stages', vi: 'Lịch sử các bước tiếp cận', pl: 'Droga przez etapy' },
    description: {
      en: 'Every stay in a stage: from when, until when, how long, and who moved it there. Table: opportunity_stages.',
      vi: 'Mỗi lần ở một bước: từ khi nào, đến khi nào, bao lâu và ai chuyển. Nguồn số liệu: bảng opportunity_stages.',
      pl: 'Każdy pobyt na etapie: od kiedy, do kiedy, jak długo i kto go zmienił. Tabela: opportunity_stages.',
    },
    noData: {
      en: 'There is no opportunity with this id',
      vi: 'Không có cơ hội với mã này',
      pl: 'Nie ma szansy o tym identyfikatorze',
    },
  },
  tasks: {
    title: { en: 'Tasks', vi: 'Công việc', pl: 'Zadania' },
    description: {
      en: 'Open tasks first, then those that are done. Table: tasks.',
      vi: 'Công việc đang thực hiện trước, công việc đã hoàn thành sau. Nguồn số liệu: bảng tasks.',
      pl: 'Najpierw zadania otwarte, potem wykonane. Tabela: tasks.',
    },
    noData: { en: 'No tasks', vi: 'Không có công việc', pl: 'Brak zadań' },
  },
  orders: {
    title: { en: 'Order list', vi: 'Danh sách đơn hàng', pl: 'Lista zamówień' },
    description: {
      en: 'All orders, the latest first; a click opens one. Table: orders.',
      vi: 'Mọi đơn hàng, mới nhất trước; nhấn để xem chi tiết. Nguồn số liệu: bảng orders.',
      pl: 'Wszystkie zamówienia, najnowsze na początku; kliknięcie otwiera zamówienie. Tabela: orders.',
    },
    noData: { en: 'No orders', vi: 'Không có đơn hàng', pl: 'Brak zamówień' },
  },
  interactions: {
    title: { en: 'Interactions', vi: 'Tương tác', pl: 'Interakcje' },
    description: {
      en: 'Logged calls, e-mails, meetings and others, the latest first; 1,000 at most. Table: events.',
      vi: 'Cuộc gọi, email, cuộc gặp và các tương tác khác, mới nhất trước; tối đa 1.000. Nguồn số liệu: bảng events.',
      pl: 'Zapisane rozmowy, e-maile, spotkania i inne, najnowsze na początku; najwyżej 1 000. Tabela: events.',
    },
    noData: { en: 'No interactions', vi: 'Không có tương tác', pl: 'Brak interakcji' },
  },
  refusals: {
    title: { en: 'Refused changes', vi: 'Thay đổi bị từ chối', pl: 'Odrzucone zmiany' },
    description: {
      en: 'Changes of stage that a rule refused: they were not applied. Table: refusals.',
      vi: 'Những lần chuyển bước bị quy tắc từ chối và không được áp dụng. Nguồn số liệu: bảng refusals.',
      pl: 'Zmiany etapu odrzucone przez regułę: nie zostały wprowadzone. Tabela: refusals.',
    },
    noData: { en: 'No refused changes', vi: 'Không có thay đổi bị từ chối', pl: 'Brak odrzuconych zmian' },
  },
  fields: {
    opportunity_id: { en: 'Id', vi: 'Mã', pl: 'Identyfikator' },
    industry: { en: 'Industry', vi: 'Ngành kinh doanh', pl: 'Branża' },
    source_name: { en: 'Source', vi: 'Nguồn', pl: 'Źródło' },
    product_category: { en: 'Category', vi: 'Loại hàng hóa', pl: 'Kategoria' },
    origin: { en: 'Came about', vi: 'Cách tạo', pl: 'Powstanie' },
    team_id: { en: 'Team', vi: 'Nhóm', pl: 'Zespół' },
    currency: { en: 'Currency', vi: 'Tiền tệ', pl: 'Waluta' },
    close_rate: { en: 'Own close rate', vi: 'Tỷ lệ thành công tự đánh giá', pl: 'Własna ocena szans' },
    expected_close_on: { en: 'Expected close', vi: 'Ngày dự kiến chốt', pl: 'Przewidywane zamknięcie' },
    transferred_at: { en: 'Transferred to sales', vi: 'Chuyển NVKD lúc', pl: 'Przekazano do sprzedaży' },
    transferred_to: { en: 'Transferred to', vi: 'Chuyển cho', pl: 'Komu przekazano' },
    qualified_at: { en: 'Qualified', vi: 'Phát sinh cơ hội lúc', pl: 'Zakwalifikowano' },
    first_order_at: { en: 'First order', vi: 'Đơn hàng đầu tiên', pl: 'Pierwsze zamówienie' },
    lost_reason: { en: 'Lost reason', vi: 'Lý do thất bại', pl: 'Powód przegranej' },
  },
  origins: {
    manual: { en: 'by hand', vi: 'tạo thủ công', pl: 'ręcznie' },
    contact_created: { en: 'with a new contact', vi: 'cùng khách hàng mới', pl: 'z nowym kontaktem' },
    list_upload: { en: 'by upload of a list', vi: 'tải lên danh sách', pl: 'z wczytanej listy' },
    call_campaign: { en: 'by a call campaign', vi: 'chiến dịch gọi', pl: 'z kampanii telefonicznej' },
  },
  taskStates: {
    done: { en: 'Done', vi: 'Hoàn thành', pl: 'Wykonane' },
    open: { en: 'Open', vi: 'Đang thực hiện', pl: 'Otwarte' },
  },
  interactionKinds: {
    call: { en: 'Call', vi: 'Cuộc gọi', pl: 'Rozmowa' },
    email: { en: 'E-mail', vi: 'Thư điện tử', pl: 'Wiadomość e-mail' },
    meeting: { en: 'Meeting', vi: 'Cuộc gặp', pl: 'Spotkanie' },
    chat: { en: 'Chat message', vi: 'Trò chuyện', pl: 'Czat' },
  },
  rules: {
    reopening: { en: 'Reopening', vi: 'Mở lại cơ hội đã đóng', pl: 'Ponowne otwarcie' },
    frozen_report: { en: 'Report is frozen', vi: 'Báo cáo đã khóa', pl: 'Raport jest zamrożony' },
  },
  columns: {
    field: { en: 'Field', vi: 'Trường', pl: 'Pole' },
    value: { en: 'Value', vi: 'Giá trị', pl: 'Wartość' },
    task: { en: 'Task', vi: 'Tên công việc', pl: 'Zadanie' },
    state: { en: 'State', vi: 'Trạng thái', pl: 'Stan' },
    assignee: { en: 'Assigned to', vi: 'Người thực hiện', pl: 'Wykonawca' },
    dueOn: { en: 'Due on', vi: 'Hạn', pl: 'Termin' },
    completedAt: { en: 'Completed', vi: 'Hoàn thành lúc', pl: 'Wykonano' },
    time: { en: 'Time', vi: 'Thời điểm', pl: 'Czas' },
    kind: { en: 'Kind', vi: 'Loại', pl: 'Rodzaj' },
    by: { en: 'By', vi: 'Người thực hiện', pl: 'Kto' },
    ownerThen: { en: 'Owner at the time', vi: 'Người phụ trách khi đó', pl: 'Ówczesny opiekun' },
    sequence: { en: 'No.', vi: 'STT', pl: 'Lp.' },
    enteredAt: { en: 'Since', vi: 'Từ', pl: 'Od' },
    leftAt: { en: 'Until', vi: 'Đến', pl: 'Do' },
    stay: { en: 'Stay', vi: 'Thời gian ở bước', pl: 'Pobyt' },
    refusedAt: { en: 'Refused', vi: 'Bị từ chối lúc', pl: 'Odrzucono' },
    rule: { en: 'Rule', vi: 'Quy tắc', pl: 'Reguła' },
    detail: { en: 'What was refused', vi: 'Nội dung bị từ chối', pl: 'Co odrzucono' },
  },
};
