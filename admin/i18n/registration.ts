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
  conditions: {
    title: ['报名与招收条件', 'Registration and conditions'], titles: ['面向职称', 'Titles'], minYears: ['教龄至少（年）', 'Years taught, at least'], maxYears: ['教龄至多（年）', 'Years taught, at most'], years: ['教龄 %{range} 年', '%{range} years taught'],
    before: ['此前参训', 'Trained before'], fullCycle: ['学分已计满的教师不能报名', 'Not for those whose credits of this category are full'], fullCycleShort: ['学分已满者除外', 'not when credits are full'],
    replacesUntil: ['学校换人截止（选填）', 'Schools replace people until (optional)'], waitingStops: ['候补停止自动递补（选填）', 'Waiting list stops at (optional)'], waitingStopsAt: ['候补至 %{at}', 'list moves until %{at}'], replacesUntilDay: ['换人至 %{day}', 'replacements until %{day}'],
  },
  chain: {
    title: ['审核流程', 'Approval'], none: ['不经学校和片区，按班级录取方式办理', 'Nobody before the class'], ask: ['报名须先经', 'Registrations first need'], awaits: ['等待%{step}', 'Awaits: %{step}'], history: ['审核记录', 'Approvals'],
    approve: ['同意', 'Approve'], reject: ['不同意', 'Decline'], approved: ['已同意 %{smart_count} 人', '%{smart_count} approved'], approvedTitle: ['同意 %{smart_count} 人的报名？', 'Approve %{smart_count} person? |||| Approve %{smart_count} people?'], approveText: ['同意后进入下一步审核；无须再审的，有名额即录取，没有名额进入候补。', 'They go on to the next step; where nobody else is asked they get a seat or wait.'],
    approveUndo: ['由本人退出或中心不录取', 'they withdraw, or the centre declines'], rejectTitle: ['不同意 %{name} 的报名？', 'Decline %{name}?'], rejected: ['已处理', 'Declined'], toApprove: ['待本单位审核（%{count}）', 'Awaiting your approval (%{count})'], approvedBy: ['%{step}：%{name} %{at} 同意', '%{step}: approved by %{name}, %{at}'], rejectedBy: ['%{step}：%{name} %{at} 不同意', '%{step}: declined by %{name}, %{at}'],
    approveAll: ['全部同意', 'Approve all'],
  },
  form: {
    title: ['报名表', 'Form'], hint: ['报名时须填写的内容，最多 12 项。审核人和导出的 Excel 都能看到。', 'What people answer when they register, up to 12 questions; shown to whoever decides and in the Excel file.'], add: ['加一项', 'Add a question'], remove: ['删除第 %{at} 项', 'Remove question %{at}'],
    label: ['内容', 'Question'], labelEn: ['英文（选填）', 'In English (optional)'], kind: ['类型', 'Type'], choices: ['选项（用逗号分开）', 'Choices, with commas'], required: ['必填', 'Required'], none: ['没有另加的内容', 'No questions'], topic: ['培训主题（选填）', 'Topic (optional)'], topicHint: ['如“班主任能力”；同主题的项目视为同类培训', 'Programmes of one topic count as the same training'], clash: ['与其他班时间冲突时', 'When times clash with another class'],
    fill: ['报名表', 'The form'], choose: ['请选择', 'Choose'], yes: ['必填', 'required'], numberHint: ['填数字', 'A number'], go: ['提交报名', 'Register'], cancel: ['取消', 'Cancel'], answers: ['报名表', 'Answers'],
  },
  link: { copy: ['本人确认链接', 'Answer link'], hint: ['点一下即复制；发给本人，手机上确认或放弃，不用登录', 'Click to copy. The teacher confirms or declines with it on a phone, without signing in'], copied: ['链接已复制', 'Link copied'], confirmed: ['本人确认', 'Confirmed'] },
  noShow: { mark: ['标记未到', 'No-show'], unmark: ['取消未到标记', 'Take back no-show'], marked: ['已标记', 'Noted'], unmarked: ['已取消标记', 'Taken back'], at: ['标记未到', 'No-show noted'], past: ['此前未到', 'Earlier no-shows'], times: ['%{smart_count} 次', '%{smart_count} time |||| %{smart_count} times'] },
  group: { asGroup: ['这几位须一起参加（要么一起录取，要么一起候补）', 'They come together: all admitted or all waiting'], hint: ['同校 2–10 人', '2 to 10 of one school'], chip: ['同组', 'Group'] },
  allot: {
    bySubject: ['学科', 'Subject'], deadline: ['未用名额收回时间（选填）', 'Unused seats flow back at (optional)'], deadlineHint: ['到时自动收回，按下面的次序递补给候补的学校；之后不再分名额，先到先得。', 'They then go to the schools that wait, in the order below; what is left is first come, first served.'],
    order: ['再分配次序', 'Order of the offer'], first: ['第一', 'First'], second: ['第二', 'Second'], third: ['第三', 'Third'],
  },
} as const;
