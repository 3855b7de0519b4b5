import type { HomeTexts } from '../en/home.ts';

export const home: HomeTexts = {
  title: 'Trang chủ',
  description: 'Báo cáo nào ở đâu, dữ liệu mới đến mức nào và có gì chưa đúng',
  sections: {
    guide: 'Báo cáo nào ở đâu',
    freshness: 'Độ mới của dữ liệu',
    quality: 'Dữ liệu cần xử lý',
    refusals: 'Thay đổi bị từ chối',
  },
  guide: {
    marketing: {
      title: 'Dành cho quản lý marketing',
      description: 'Báo cáo về nguồn, chi phí và hiệu quả',
      content:
        '**[Tổng quan marketing](/d/leadstream-overview)**\n\nDoanh số, chi phí và ROI so với kỳ trước, tỷ lệ chuyển đổi, nguồn và loại hàng hóa nào mang lại hiệu quả. Bộ lọc: thời gian, nguồn, loại hàng hóa.\n\n[Danh sách Deal](/d/leadstream-opportunities): chi tiết đằng sau từng con số.',
    },
    campaigns: {
      title: 'Dành cho quản lý chiến dịch',
      description: 'Báo cáo về một hoặc tất cả chiến dịch',
      content:
        '**[KPI chiến dịch](/d/leadstream-campaign)**\n\nBiến động doanh số, cơ hội theo bước tiếp cận, hiện trạng, xác suất thành công, KPI nhân viên, đơn hàng và dấu hiệu thất bại.\n\n[Cơ hội của chiến dịch](/d/leadstream-campaign-opportunities): danh sách đằng sau từng con số.',
    },
    routing: {
      title: 'Dành cho người chuyển liên hệ cho NVKD',
      description: 'Báo cáo về phân bổ liên hệ',
      content:
        '**[Phân bổ liên hệ](/d/leadstream-routing)**\n\nLiên hệ thu được, đã chuyển và đã tiếp nhận, dòng chảy đến bước cuối cùng và số bị rơi rụng, kết quả của từng nhân viên. Báo cáo mới có dữ liệu từ ngày hôm sau.\n\n[Danh sách liên hệ](/d/leadstream-routing-contacts) đằng sau các con số.',
    },
    sales: {
      title: 'Dành cho nhân viên kinh doanh và trưởng nhóm',
      description: 'Báo cáo về các cơ hội đang xử lý',
      content:
        '**[Cơ hội bán hàng](/d/leadstream-pipeline)**\n\nMọi cơ hội theo trạng thái, với đồng hồ màu và số sao, giá trị và dự báo, lọc và sắp xếp tùy ý. Nhân viên thấy cơ hội của mình, trưởng nhóm thấy cơ hội của cả nhóm.',
    },
  },
  lastEvent: {
    title: 'Từ sự kiện gần nhất',
    description:
      'Thời gian kể từ lần nhận sự kiện gần nhất, trong 30 ngày qua. Quá một giờ sẽ có màu đỏ: CRM còn gửi dữ liệu không? Bảng dữ liệu: arrivals.',
    noData: '30 ngày qua không nhận được gì',
    value: 'Từ sự kiện gần nhất',
  },
  lag: {
    title: 'Độ trễ trong giờ qua',
    description:
      'Sự kiện được nhận bao lâu sau khi xảy ra: một nửa số sự kiện và 95 %, tính ở phút chậm nhất trong giờ qua. Bảng dữ liệu: freshness.',
    noData: 'Giờ qua không nhận được gì',
    half: 'Một nửa số sự kiện',
    most: '95 % số sự kiện',
  },
  received: {
    title: 'Đã nhận',
    description:
      'Số sự kiện nhận được trong khoảng thời gian, mỗi sự kiện tính một lần, và số CRM đã gửi. Bảng dữ liệu: arrivals.',
    noData: 'Không nhận được gì',
    events: 'Sự kiện',
    senders: 'Nơi gửi',
  },
  arrivals: {
    title: 'Sự kiện nhận được',
    description: 'Số sự kiện nhận được theo thời gian, mỗi sự kiện tính một lần. Bảng dữ liệu: arrivals.',
    noData: 'Không nhận được gì trong khoảng thời gian này',
    events: 'Sự kiện',
  },
  types: {
    title: 'Sự kiện theo loại',
    description:
      'Số sự kiện nhận được trong khoảng thời gian theo loại và nơi gửi, và lần nhận gần nhất. Bảng dữ liệu: arrivals.',
    noData: 'Không nhận được gì trong khoảng thời gian này',
    type: 'Loại',
    sender: 'Nơi gửi',
    events: 'Sự kiện',
    last: 'Nhận gần nhất',
  },
  quality: {
    title: 'Chất lượng dữ liệu',
    description:
      'Số bản ghi chưa đúng theo từng vấn đề, tính từ trước đến nay, và cách xử lý. Số liệu của các báo cáo khác được tính trên phần còn lại. Bảng dữ liệu: data_quality.',
    noData: 'Không có vấn đề gì',
    issue: 'Vấn đề',
    records: 'Số bản ghi',
    advice: 'Cách xử lý',
  },
  issues: {
    missing_fx_rate: 'Thiếu tỷ giá',
    conflicting_duplicate: 'Trùng mã, khác nội dung',
    opportunity_without_created: 'Cơ hội thiếu sự kiện tạo',
    order_without_placed: 'Đơn hàng thiếu sự kiện đặt hàng',
    contact_without_created: 'Khách hàng thiếu sự kiện tạo',
    unknown_stage: 'Bước tiếp cận không có trong danh mục',
    unknown_campaign: 'Chiến dịch không có trong danh mục',
    unknown_salesperson: 'Nhân viên không có trong danh mục',
    unknown_source: 'Nguồn không có trong danh mục',
    unknown_product: 'Hàng hóa không có trong danh mục',
    oversized_contact: 'Khách hàng có quá nhiều sự kiện',
    too_many_custom_fields: 'Quá nhiều trường tùy chỉnh',
    directory_event_waiting: 'Sự kiện danh mục đến từ tương lai',
    dead_letter: 'Chưa xử lý được',
  },
  advice: {
    missing_fx_rate: 'Đang tính là 0. Hãy gửi crm.fx_rate.set cho loại tiền và ngày đó; số tiền sẽ tự cập nhật.',
    conflicting_duplicate:
      'CRM gửi một mã sự kiện với hai nội dung; chỉ một nội dung được giữ. Mỗi sự kiện cần có mã riêng.',
    opportunity_without_created: 'Chưa được tính cho đến khi nhận crm.opportunity.created. Hãy gửi lại sự kiện này.',
    order_without_placed: 'Chưa được tính cho đến khi nhận crm.order.placed. Hãy gửi lại sự kiện này.',
    contact_without_created: 'Vẫn được tính nhưng chưa biết tên và người phụ trách. Hãy gửi crm.contact.created.',
    unknown_stage: 'Chiến dịch không có bước này nên cơ hội nằm ngoài các bước. Hãy gửi crm.campaign.set có bước này.',
    unknown_campaign: 'Hãy gửi crm.campaign.set cho chiến dịch này.',
    unknown_salesperson: 'Hãy gửi crm.salesperson.set cho nhân viên này.',
    unknown_source: 'Hãy gửi crm.source.set cho nguồn này.',
    unknown_product: 'Hãy gửi crm.product.set; cho đến lúc đó doanh số chưa có loại hàng hóa.',
    oversized_contact: 'Hơn 10.000 sự kiện: có phải nhiều người dùng chung một khách hàng?',
    too_many_custom_fields:
      'Hơn 1.000 trường tùy chỉnh của một khách hàng hoặc cơ hội: những trường đến trước được giữ lại',
    directory_event_waiting:
      'Thời điểm đi trước đồng hồ hơn năm phút nên chưa được tính. Lên lịch trước hay đồng hồ sai?',
    dead_letter: 'Xem danh sách bên cạnh; khi đã hết nguyên nhân, chạy leadstream dlq replay.',
  },
  deadLetters: {
    title: 'Chưa xử lý được',
    description:
      'Các bản ghi từ Kafka không xử lý được, theo quy tắc bị vi phạm, tính từ trước đến nay. Nội dung vẫn được giữ. Bảng dữ liệu: dead_letters.',
    noData: 'Mọi bản ghi đều đã được xử lý',
    code: 'Mã lỗi',
    field: 'Trường',
    message: 'Quy tắc',
    records: 'Số bản ghi',
    last: 'Nhận gần nhất',
  },
  refused: {
    title: 'Sự kiện bị từ chối',
    description:
      'Các sự kiện trong khoảng thời gian bị quy tắc nghiệp vụ từ chối: được lưu lại nhưng không áp dụng. Bảng dữ liệu: refusals.',
    noData: 'Không có gì bị từ chối',
    at: 'Thời điểm',
    rule: 'Quy tắc',
    by: 'Người thực hiện',
    report: 'Báo cáo',
    detail: 'Nội dung',
  },
  rules: {
    reopening: 'Mở lại cơ hội đã đóng',
    frozen_report: 'Sửa báo cáo đã có dữ liệu',
  },
};
