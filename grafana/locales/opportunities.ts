/** List of opportunities behind the counts of the marketing overview. */
export const opportunities = {
  title: { en: 'Opportunities', vi: 'Danh sách Deal', pl: 'Szanse sprzedaży' },
  description: {
    en: 'The list behind the counts of the marketing overview',
    vi: 'Danh sách đằng sau các con số của báo cáo tổng quan',
    pl: 'Lista, która stoi za liczbami przeglądu marketingu',
  },
  milestones: {
    created: { en: 'created in the period', vi: 'được tạo trong kỳ', pl: 'utworzone w okresie' },
    transferred: { en: 'transferred in the period', vi: 'chuyển NVKD trong kỳ', pl: 'przekazane w okresie' },
    qualified: { en: 'qualified in the period', vi: 'phát sinh cơ hội trong kỳ', pl: 'zakwalifikowane w okresie' },
    ordered: {
      en: 'first ordered in the period',
      vi: 'phát sinh đơn hàng đầu tiên trong kỳ',
      pl: 'pierwsze zamówienie w okresie',
    },
    cohort_transferred: {
      en: 'created in the period and transferred',
      vi: 'được tạo trong kỳ và đã chuyển NVKD',
      pl: 'utworzone w okresie i przekazane',
    },
    cohort_qualified: {
      en: 'created in the period and qualified',
      vi: 'được tạo trong kỳ và phát sinh cơ hội',
      pl: 'utworzone w okresie i zakwalifikowane',
    },
    cohort_ordered: {
      en: 'created in the period, with an order',
      vi: 'được tạo trong kỳ và phát sinh đơn hàng',
      pl: 'utworzone w okresie, z zamówieniem',
    },
    funnel_qualified: {
      en: 'created in the period, transferred and qualified',
      vi: 'được tạo trong kỳ, đã chuyển NVKD và phát sinh cơ hội',
      pl: 'utworzone w okresie, przekazane i zakwalifikowane',
    },
    funnel_ordered: {
      en: 'created in the period, transferred, qualified and with an order',
      vi: 'được tạo trong kỳ, đã chuyển NVKD, phát sinh cơ hội và doanh số',
      pl: 'utworzone w okresie, przekazane, zakwalifikowane i z zamówieniem',
    },
  },
  totals: {
    title: { en: 'Together', vi: 'Tổng cộng', pl: 'Razem' },
    description: {
      en: 'All opportunities that the filters select, with their present revenue and estimated value. Table: opportunities.',
      vi: 'Tất cả Deal thỏa điều kiện lọc, cùng doanh số hiện tại và doanh số dự kiến. Bảng dữ liệu: opportunities.',
      pl: 'Wszystkie szanse wybrane przez filtry, z bieżącym przychodem i wartością szacowaną. Tabela: opportunities.',
    },
    noData: { en: 'No opportunities', vi: 'Không có Deal nào', pl: 'Brak szans sprzedaży' },
  },
  list: {
    title: { en: 'List', vi: 'Danh sách', pl: 'Lista' },
    description: {
      en: 'The newest 5,000 of these opportunities in their state of now. A click on an opportunity or a contact opens it. Table: opportunities.',
      vi: '5.000 Deal mới nhất trong số này, theo trạng thái hiện tại. Nhấn vào Deal hoặc khách hàng để xem chi tiết. Bảng dữ liệu: opportunities.',
      pl: 'Najnowsze 5000 z tych szans w bieżącym stanie. Kliknięcie szansy lub kontaktu otwiera szczegóły. Tabela: opportunities.',
    },
    noData: {
      en: 'No opportunity matches the filters',
      vi: 'Không có Deal nào thỏa điều kiện lọc',
      pl: 'Żadna szansa nie pasuje do filtrów',
    },
  },
  opportunity: { en: 'Opportunity', vi: 'Deal', pl: 'Szansa sprzedaży' },
  transferredAt: { en: 'Transferred', vi: 'Chuyển NVKD', pl: 'Przekazano' },
  qualifiedAt: { en: 'Qualified', vi: 'Phát sinh cơ hội', pl: 'Zakwalifikowano' },
  orderedAt: { en: 'First order', vi: 'Đơn hàng đầu tiên', pl: 'Pierwsze zamówienie' },
};
