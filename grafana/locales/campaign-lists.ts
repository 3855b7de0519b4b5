/** Lists behind the numbers of the campaign KPI. */
export const campaignOpportunities = {
  title: { en: 'Campaign opportunities', vi: 'Danh sách cơ hội trong chiến dịch', pl: 'Szanse kampanii' },
  description: {
    en: 'The list behind the numbers of the campaign KPI that count opportunities',
    vi: 'Danh sách sau mỗi con số cơ hội của KPI chiến dịch',
    pl: 'Lista stojąca za liczbami szans w KPI kampanii',
  },
  totals: {
    title: { en: 'Together', vi: 'Tổng cộng', pl: 'Razem' },
    description: {
      en: 'All opportunities of the campaign that were created in the period and match the filters, with their present revenue and estimated value. View: campaign_opportunities.',
      vi: 'Mọi cơ hội của chiến dịch được tạo trong kỳ và khớp bộ lọc, doanh số hiện tại và doanh số dự kiến. Nguồn số liệu: campaign_opportunities.',
      pl: 'Wszystkie szanse kampanii utworzone w tym okresie i zgodne z filtrami, z obecnym przychodem i wartością szacowaną. Widok: campaign_opportunities.',
    },
    noData: { en: 'No opportunities', vi: 'Không có cơ hội', pl: 'Brak szans' },
  },
  list: {
    title: { en: 'List', vi: 'Danh sách', pl: 'Lista' },
    description: {
      en: 'The newest 5,000 of these opportunities in their state of now. A click on an opportunity or a contact opens it. View: campaign_opportunities.',
      vi: '5.000 cơ hội mới nhất trong số đó theo trạng thái hiện tại. Nhấn vào cơ hội hoặc khách hàng để xem chi tiết. Nguồn số liệu: campaign_opportunities.',
      pl: 'Najnowsze 5 000 z tych szans w obecnym stanie. Kliknięcie szansy albo kontaktu otwiera szczegóły. Widok: campaign_opportunities.',
    },
    noData: {
      en: 'No opportunity matches the filters',
      vi: 'Không có cơ hội nào khớp bộ lọc',
      pl: 'Żadna szansa nie pasuje do filtrów',
    },
  },
};

export const campaignOrders = {
  title: { en: 'Campaign orders', vi: 'Danh sách đơn hàng trong chiến dịch', pl: 'Zamówienia kampanii' },
  description: {
    en: 'The list behind the revenue and the numbers of orders of the campaign KPI',
    vi: 'Danh sách sau doanh số và số đơn hàng của KPI chiến dịch',
    pl: 'Lista stojąca za przychodem i liczbami zamówień w KPI kampanii',
  },
  open: { en: 'List of orders', vi: 'Danh sách đơn hàng', pl: 'Lista zamówień' },
  counted: {
    label: { en: 'Counted', vi: 'Tính doanh số', pl: 'Liczone' },
    description: {
      en: 'Cancelled orders are listed, but count nothing',
      vi: 'Đơn đã hủy vẫn có trong danh sách nhưng không được tính doanh số',
      pl: 'Anulowane zamówienia są na liście, ale się nie liczą',
    },
  },
  countedValues: {
    yes: { en: 'Counted as revenue', vi: 'Được tính doanh số', pl: 'Liczone jako przychód' },
    no: { en: 'Cancelled', vi: 'Đã hủy', pl: 'Anulowane' },
  },
  totals: {
    title: { en: 'Together', vi: 'Tổng cộng', pl: 'Razem' },
    description: {
      en: 'All orders placed in the period through opportunities of the campaign that match the filters, with their revenue. View: campaign_orders.',
      vi: 'Mọi đơn hàng đặt trong kỳ từ cơ hội của chiến dịch và khớp bộ lọc, kèm doanh số. Nguồn số liệu: campaign_orders.',
      pl: 'Wszystkie zamówienia złożone w tym okresie dzięki szansom kampanii i zgodne z filtrami, z przychodem. Widok: campaign_orders.',
    },
    noData: { en: 'No orders', vi: 'Không có đơn hàng', pl: 'Brak zamówień' },
  },
  list: {
    title: { en: 'List', vi: 'Danh sách', pl: 'Lista' },
    description: {
      en: 'The latest 5,000 of these orders. A click on an order, an opportunity or a contact opens it. View: campaign_orders.',
      vi: '5.000 đơn hàng mới nhất trong số đó. Nhấn vào đơn hàng, cơ hội hoặc khách hàng để xem chi tiết. Nguồn số liệu: campaign_orders.',
      pl: 'Najnowsze 5 000 z tych zamówień. Kliknięcie zamówienia, szansy albo kontaktu otwiera szczegóły. Widok: campaign_orders.',
    },
    noData: {
      en: 'No order matches the filters',
      vi: 'Không có đơn hàng nào khớp bộ lọc',
      pl: 'Żadne zamówienie nie pasuje do filtrów',
    },
  },
};
