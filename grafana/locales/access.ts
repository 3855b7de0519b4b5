/** Who asked what. */
export const access = {
  title: { en: 'Access', vi: 'Nhật ký truy cập', pl: 'Dziennik dostępu' },
  description: {
    en: 'Who asked what of the gateway, and what became of it. Only admins and owners see it',
    vi: 'Ai đã hỏi gì qua gateway và kết quả ra sao. Chỉ quản trị viên và chủ sở hữu xem được',
    pl: 'Kto o co pytał przez bramę i z jakim skutkiem. Widzą to tylko administratorzy i właściciele',
  },
  figures: {
    title: { en: 'Figures', vi: 'Số liệu', pl: 'Liczby' },
    description: {
      en: 'Requests of viewers in the period, how many people made them, and how many were refused. Table: access_log.',
      vi: 'Số yêu cầu trong kỳ, số người đã hỏi và số yêu cầu bị từ chối. Nguồn số liệu: bảng access_log.',
      pl: 'Zapytania w okresie, liczba osób, które je zadały, i liczba odmów. Tabela: access_log.',
    },
    noData: {
      en: 'No request in this period, or you are no admin',
      vi: 'Không có yêu cầu nào trong kỳ, hoặc bạn không phải quản trị viên',
      pl: 'Brak zapytań w tym okresie albo nie jesteś administratorem',
    },
    requests: { en: 'Requests', vi: 'Yêu cầu', pl: 'Zapytania' },
    viewers: { en: 'Viewers', vi: 'Người xem', pl: 'Osoby' },
    refused: { en: 'Refused', vi: 'Bị từ chối', pl: 'Odmowy' },
  },
  refusals: {
    title: { en: 'What was refused', vi: 'Những gì bị từ chối', pl: 'Czego odmówiono' },
    description: {
      en: 'Requests that the gateway refused, by viewer and reason. Table: access_log.',
      vi: 'Các yêu cầu bị gateway từ chối, theo người xem và lý do. Nguồn số liệu: bảng access_log.',
      pl: 'Zapytania odrzucone przez bramę, według osoby i przyczyny. Tabela: access_log.',
    },
    noData: {
      en: 'Nothing was refused in this period, or you are no admin',
      vi: 'Không có gì bị từ chối trong kỳ, hoặc bạn không phải quản trị viên',
      pl: 'Niczego nie odmówiono w tym okresie albo nie jesteś administratorem',
    },
  },
  requests: {
    title: { en: 'Requests', vi: 'Các yêu cầu', pl: 'Lista zapytań' },
    description: {
      en: 'The last thousand requests: who, from where, which report or which statement (a fingerprint without its texts and numbers). Table: access_log.',
      vi: 'Một nghìn yêu cầu gần nhất: ai, từ đâu, báo cáo nào hoặc câu lệnh nào (dấu vân tay không chứa chữ và số trong câu lệnh). Nguồn số liệu: bảng access_log.',
      pl: 'Ostatni tysiąc zapytań: kto, skąd, który raport lub które polecenie (odcisk bez jego tekstów i liczb). Tabela: access_log.',
    },
    noData: {
      en: 'No request in this period, or you are no admin',
      vi: 'Không có yêu cầu nào trong kỳ, hoặc bạn không phải quản trị viên',
      pl: 'Brak zapytań w tym okresie albo nie jesteś administratorem',
    },
  },
  routes: {
    report: { en: 'Report', vi: 'Báo cáo', pl: 'Raport' },
    sql: { en: 'SQL statement', vi: 'Câu lệnh SQL', pl: 'Polecenie SQL' },
    other: { en: 'Other', vi: 'Khác', pl: 'Inne' },
  },
  columns: {
    at: { en: 'When', vi: 'Thời điểm', pl: 'Kiedy' },
    login: { en: 'Login', vi: 'Tên đăng nhập', pl: 'Nazwa użytkownika' },
    via: { en: 'Known by', vi: 'Nhận biết qua', pl: 'Rozpoznanie' },
    address: { en: 'Address', vi: 'Địa chỉ', pl: 'Adres' },
    route: { en: 'What', vi: 'Loại', pl: 'Co' },
    report: { en: 'Report name', vi: 'Tên báo cáo', pl: 'Nazwa raportu' },
    statement: { en: 'Statement', vi: 'Câu lệnh', pl: 'Polecenie' },
    rows: { en: 'Rows', vi: 'Số dòng', pl: 'Wiersze' },
    bytes: { en: 'Bytes sent', vi: 'Số byte đã gửi', pl: 'Wysłane bajty' },
    duration: { en: 'Duration', vi: 'Thời gian', pl: 'Czas trwania' },
    status: { en: 'HTTP status', vi: 'Mã HTTP', pl: 'Status HTTP' },
    reason: { en: 'Reason', vi: 'Lý do', pl: 'Przyczyna' },
    requests: { en: 'Count', vi: 'Số lượng', pl: 'Liczba' },
    last: { en: 'Last', vi: 'Lần cuối', pl: 'Ostatnio' },
  },
};
