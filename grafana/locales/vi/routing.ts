import type { RoutingContactsTexts, RoutingSalespersonTexts, RoutingTexts } from '../en/routing.ts';

const NO_DATA = 'Chưa có dữ liệu: báo cáo có dữ liệu đầu tiên vào ngày sau khi kích hoạt';

export const routing: RoutingTexts = {
  title: 'Phân bổ liên hệ',
  description: 'Liên hệ được chuyển đến nhân viên kinh doanh ra sao và kết quả sau đó',
  sections: { basics: 'Dữ liệu cơ bản', flow: 'Luồng liên hệ', settings: 'Cài đặt của báo cáo' },
  variables: {
    report: { label: 'Báo cáo', description: 'Các báo cáo phân bổ liên hệ đã cài đặt' },
    salesperson: { label: 'Chuyển đến', description: 'Tất cả nhân viên của báo cáo, hoặc một người' },
    source_tag: { label: 'Nguồn', description: 'Các thẻ dùng để nhận biết nguồn liên hệ' },
    acquired_in: { label: 'Thu được trong', description: 'Liên hệ của luồng được thu khi nào' },
    cohorts: {
      period: 'khoảng thời gian đã chọn',
      this_month: 'tháng này',
      last_month: 'tháng trước',
      this_quarter: 'quý này',
      last_quarter: 'quý trước',
      this_year: 'năm nay',
      last_28_days: '28 ngày qua',
    },
  },
  links: { contacts: 'Danh sách liên hệ' },
  details: 'Chi tiết',
  stageWords: {
    acquired: 'Liên hệ thu được',
    transferred: 'Liên hệ đã chuyển',
    taken_up: 'Đã tiếp nhận',
    conversion_1: 'Điểm chuyển đổi 1',
    conversion_2: 'Điểm chuyển đổi 2',
    final: 'Bước cuối',
  },
  figures: {
    acquired: 'Liên hệ thu được',
    transferred: 'Liên hệ đã chuyển',
    takenUp: 'Liên hệ đã được nhân viên tiếp nhận',
    perSalesperson: 'Liên hệ trên mỗi nhân viên',
    day: 'Ngày',
    stage: 'Bước',
    contacts: 'Đi tiếp',
    dropped: 'Không đi tiếp',
    salesperson: 'Nhân viên kinh doanh',
  },
  basics: {
    title: 'Dữ liệu cơ bản',
    description:
      'Trong khoảng thời gian đã chọn, mỗi số được tính theo thời điểm riêng: liên hệ lần đầu được gắn thẻ của báo cáo; liên hệ lần đầu được chuyển từ tài khoản chính đến một nhân viên; liên hệ sau đó lần đầu được gắn thẻ đã liên lạc; và số liên hệ đã chuyển trên mỗi nhân viên của báo cáo. Nhấn vào số để xem danh sách. Nguồn số liệu: lead_routing_basics.',
    noData: NO_DATA,
  },
  daily: {
    title: 'Theo từng ngày',
    description:
      'Cùng các số đó cho mỗi ngày có phát sinh. Nhấn vào cột để xem danh sách liên hệ. Nguồn số liệu: lead_routing_daily.',
    noData: 'Không có gì phát sinh trong khoảng thời gian này, hoặc báo cáo chưa có dữ liệu',
  },
  stages: {
    title: 'Từ lúc thu được đến bước cuối',
    description:
      'Trong số liên hệ thu được vào thời gian đã chọn: bao nhiêu liên hệ đã đến từng bước, bất kể khi nào; mỗi bước chỉ tính những liên hệ đã qua bước trước. Khi chọn một nhân viên, số liên hệ thu được vẫn là của tất cả. Nhấn vào số để xem danh sách. Nguồn số liệu: lead_routing_flow.',
    noData: NO_DATA,
  },
  timeToTransfer: {
    title: 'Thời gian chuyển',
    description:
      'Thời gian từ lúc thu được đến lúc chuyển cho nhân viên, trung bình trên các liên hệ đã chuyển. Nguồn số liệu: lead_routing_flow.',
    noData: 'Chưa có liên hệ nào được chuyển',
    value: 'Thời gian chuyển trung bình',
  },
  sources: {
    title: 'Liên hệ thu được theo nguồn',
    description:
      'Liên hệ thu được vào thời gian đã chọn, theo thẻ đầu tiên trong các thẻ của báo cáo mà liên hệ được gắn. Một liên hệ không bao giờ thuộc hai nguồn. Nguồn số liệu: lead_routing_sources.',
    noData: NO_DATA,
  },
  flow: {
    title: 'Luồng liên hệ',
    description:
      'Số liên hệ đi tiếp đến từng bước, và màu đỏ là số liên hệ của bước trước không đi tiếp. Nhấn vào cột để xem danh sách. Nguồn số liệu: lead_routing_flow.',
    noData: NO_DATA,
  },
  salespeople: {
    title: 'Phân bổ và luồng liên hệ theo nhân viên',
    description:
      'Mọi nhân viên của báo cáo: số liên hệ đã chuyển và bao nhiêu trong đó đi đến bước nào. Nhấn vào số để xem danh sách, nhấn “Chi tiết” để xem các nguồn của nhân viên đó. Nguồn số liệu: lead_routing_salespeople.',
    noData: NO_DATA,
  },
  report: {
    title: 'Báo cáo',
    description:
      'Báo cáo có được tạo hằng ngày không, được cài đặt và tạo lần cuối khi nào, đã tạo bao nhiêu lần. Đã khóa: báo cáo đã được tạo nên chỉ còn đổi được tên và trạng thái kích hoạt. Nguồn số liệu: lead_reports.',
    noData: 'Chưa cài đặt báo cáo nào',
  },
  configuration: {
    title: 'Cài đặt',
    description: 'Cài đặt đang có hiệu lực: của phiên bản cuối cùng được áp dụng. Nguồn số liệu: lead_report_versions.',
    noData: 'Chưa cài đặt báo cáo nào',
  },
  refused: {
    title: 'Thay đổi cài đặt bị từ chối',
    description:
      'Các thay đổi sau lần tạo đầu tiên mà không chỉ đổi tên và trạng thái kích hoạt: bị từ chối toàn bộ. Nguồn số liệu: refusals.',
    noData: 'Không có thay đổi nào bị từ chối',
  },
  note: {
    title: 'Khi nào có dữ liệu',
    description: 'Khi nào báo cáo được tạo',
    content:
      'Báo cáo được tạo **mỗi ngày một lần**, sau nửa đêm, từ mọi việc xảy ra trước đó. Báo cáo kích hoạt vào thứ Hai có **dữ liệu đầu tiên vào thứ Ba**.\n\nTrước lần tạo đầu tiên có thể tùy ý thay đổi báo cáo; sau đó các cài đặt bị khóa. Liên hệ có nhiều thẻ của báo cáo được tính vào thẻ được gắn đầu tiên.',
  },
  yesNo: { yes: 'có', no: 'không' },
  settings: {
    name: 'Tên',
    active: 'Kích hoạt',
    configuredAt: 'Cài đặt lúc',
    generatedAt: 'Tạo lần cuối',
    lastDay: 'Đến đầu ngày',
    generations: 'Số lần tạo',
    frozen: 'Đã khóa',
    notYet: 'chưa có',
    tags: 'Nguồn liên hệ (thẻ)',
    forwardedFrom: 'Chuyển từ',
    salespeople: 'Các nhân viên',
    firstContactTag: 'Lần liên lạc đầu tiên (thẻ)',
    conversion1: 'Điểm chuyển đổi 1 (bước)',
    conversion2: 'Điểm chuyển đổi 2 (bước)',
    final: 'Bước cuối',
    refusedAt: 'Bị từ chối lúc',
    change: 'Thay đổi',
  },
};

export const routingSalesperson: RoutingSalespersonTexts = {
  title: 'Phân bổ liên hệ: nhân viên',
  description: 'Một nhân viên của báo cáo phân bổ: mọi nguồn và số liên hệ đã đến từng bước',
  columns: { source: 'Nguồn' },
  sources: {
    title: 'Nguồn theo từng bước',
    description:
      'Liên hệ thu được vào thời gian đã chọn và được chuyển cho nhân viên này, theo nguồn: bao nhiêu liên hệ đến từng bước, mỗi bước tính trong số của bước trước. Nhấn vào số để xem danh sách. Nguồn số liệu: lead_routing_salesperson.',
    noData: NO_DATA,
  },
  chart: {
    title: 'Các bước theo nguồn',
    description: 'Cùng các số đó ở dạng cột. Nguồn số liệu: lead_routing_salesperson.',
    noData: NO_DATA,
  },
};

export const routingContacts: RoutingContactsTexts = {
  title: 'Liên hệ được phân bổ',
  description: 'Danh sách liên hệ đứng sau các con số của phân bổ liên hệ',
  milestone: { label: 'Liên hệ', description: 'Danh sách gồm những liên hệ nào' },
  milestones: {
    acquired: 'thu được',
    transferred: 'thu được và đã chuyển',
    taken_up: 'đã chuyển và đã tiếp nhận',
    conversion_1: 'đã tiếp nhận, ở điểm chuyển đổi 1 hoặc xa hơn',
    conversion_2: 'ở điểm chuyển đổi 2 hoặc xa hơn',
    final: 'ở bước cuối',
    not_transferred: 'thu được, chưa chuyển',
    not_taken_up: 'đã chuyển, chưa tiếp nhận',
    not_conversion_1: 'đã tiếp nhận, chưa đến điểm chuyển đổi 1',
    not_conversion_2: 'qua điểm chuyển đổi 1, chưa đến điểm 2',
    not_final: 'qua điểm chuyển đổi 2, chưa đến bước cuối',
    transferred_in_period: 'được chuyển trong khoảng thời gian, bất kể thu được khi nào',
    taken_up_in_period: 'được tiếp nhận trong khoảng thời gian, bất kể thu được khi nào',
  },
  total: {
    title: 'Tổng cộng',
    description: 'Mọi liên hệ phù hợp với bộ lọc. Nguồn số liệu: lead_routing_contacts.',
    noData: 'Không có liên hệ nào',
  },
  list: {
    title: 'Danh sách',
    description:
      '5.000 liên hệ thu được gần nhất trong số này, với thời điểm của từng mốc theo lần tạo cuối và bước xa nhất của luồng. Nhấn vào liên hệ để xem chi tiết. Nguồn số liệu: lead_routing_contacts.',
    noData: 'Không có liên hệ nào phù hợp với bộ lọc',
  },
  columns: {
    contacts: 'Số liên hệ',
    contact: 'Liên hệ',
    source: 'Nguồn',
    acquiredAt: 'Thu được',
    transferredAt: 'Đã chuyển',
    hoursToTransfer: 'Thời gian chuyển',
    takenUpAt: 'Đã tiếp nhận',
    conversion1At: 'Điểm chuyển đổi 1',
    conversion2At: 'Điểm chuyển đổi 2',
    finalAt: 'Bước cuối',
  },
};
