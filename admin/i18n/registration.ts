/** Words of seats that are allotted, used and offered again, and of what registration asks. */
export const registration = {
  takeUp: {
    title: ['名额使用', 'Take-up'],
    by: { AREA: ['按片区', 'By area'], SCHOOL: ['按学校', 'By school'], SUBJECT: ['按学科', 'By subject'] },
    legend: { used: ['已录取', 'Admitted'], requested: ['待审核', 'To decide'], free: ['未用', 'Unused'], waiting: ['候补', 'Waiting'] },
    none: ['还没有人报名，也没有分配名额', 'Nobody has registered and no seats are allotted'],
    noArea: ['不属片区', 'Without an area'],
    free: ['余 %{free}', '%{free} left'], usedUp: ['已用完', 'Used up'], waiting: ['候补 %{waiting}', '%{waiting} waiting'], requested: ['待审 %{requested}', '%{requested} to decide'],
    row: ['%{name}：名额 %{seats}，已录取 %{used}，待审核 %{requested}，候补 %{waiting}', '%{name}: %{seats} seats, %{used} admitted, %{requested} to decide, %{waiting} waiting'],
    notAllotted: ['未分配', 'none allotted'],
  },
  returns: {
    due: ['未用名额于 %{at} 收回，按次序另行分配：%{order}。', 'Unused seats flow back at %{at} and are offered again: %{order}.'],
    title: ['名额收回与再分配', 'Seats that flowed back'], open: ['名额再分配记录', 'How seats were offered again'],
    sub: ['第 %{round} 次 · %{at} 收回', 'Round %{round} · %{at}'],
    text: ['班额 %{capacity}，收回前已录取 %{taken}，为期限前待审核的报名保留 %{kept}，再分配 %{offered}，其中 %{granted} 个由候补递补。', '%{capacity} seats, %{taken} taken before, %{kept} kept for requests made in time; %{offered} offered again, %{granted} of them went to the waiting list.'],
    rest: ['其余 %{rest} 个放开，先到先得。', 'The other %{rest} are open to everybody, first come first served.'],
    order: ['次序：%{order}；都相同时按学校代码。每轮每校递补一人，直到名额用完。', 'Order: %{order}; when all are equal, by school code. In each round every school gets one person in, until the seats are used up.'],
    nobody: ['当时没有人候补，收回的名额全部放开。', 'Nobody was waiting: all of these seats were opened to everybody.'],
    ordinal: ['次序', 'Place'], school: ['学校', 'School'], remoteness: ['位置', 'Location'], past: ['近两年参训', 'Two years before'], size: ['教师', 'Teachers'], wanted: ['候补', 'Waiting'], granted: ['递补', 'Got'], why: ['说明', 'Why'],
    pastValue: ['%{admitted} 人次 · %{percent}', '%{admitted} seats · %{percent}'],
    quotas: ['收回时各名额的使用', 'The quotas as they stood'], unused: ['未用 %{unused}', '%{unused} unused'], seats: ['名额', 'Seats'], used: ['已录取', 'Admitted'], requested: ['期限前待审核', 'Requested in time'], back: ['收回', 'Flowed back'], quota: ['分配给', 'Allotted to'],
    none: ['本班没有收回过名额', 'No seats have flowed back in this class'], noneText: ['分配名额时可以设定收回时间。', 'A deadline can be set when seats are allotted.'],
  },
  allot: {
    bySubject: ['学科', 'Subject'], deadline: ['未用名额收回时间（选填）', 'Unused seats flow back at (optional)'], deadlineHint: ['到时自动收回，按下面的次序递补给候补的学校；之后不再分名额，先到先得。', 'They then go to the schools that wait, in the order below; what is left is first come, first served.'],
    order: ['再分配次序', 'Order of the offer'], first: ['第一', 'First'], second: ['第二', 'Second'], third: ['第三', 'Third'],
  },
} as const;
