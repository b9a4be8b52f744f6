/** Words of lists of people that are brought for a class out of Excel. */
export const registrationImport = {
  open: ['导入名单', 'Import a list'],
  title: ['导入报名名单', 'Import a list of people'],
  sub: ['先检查每一行，您确认之后才报名。', 'Every row is checked first; nobody is registered until you say so.'],
  steps: { template: ['准备名单', 'Prepare'], upload: ['上传', 'Upload'], check: ['核对', 'Check'], take: ['办理报名', 'Register'] },
  template: {
    title: ['第一步：准备名单', 'Step 1: the list'],
    text: ['用手头的名单就行：每人填教师编号，或姓名加身份证号，或姓名加学校；同校有同名教师时再填手机号后四位。', 'The list you have will do: per person the teacher number, or name and national ID, or name and school; where a school has namesakes also the last four digits of the mobile.'],
    hints: ['列的先后不限，表头上方可以有标题；报名表的各项用同名的列。名单的先后就是取得名额和候补的先后。', 'Columns stand in any order, titles may stand above; questions of the form are columns of that name. The order of the list is the order of seats and of the waiting list.'],
    download: ['下载模板', 'Download the template'],
  },
  upload: {
    title: ['第二步：上传', 'Step 2: upload'], text: ['上传后只做检查，不会给任何人报名。', 'The list is only checked; nobody is registered.'], hint: ['.xlsx 或 .csv，不超过 5 MB、10000 行', '.xlsx or .csv, up to 5 MB and 10,000 rows'],
    again: ['文件已上传，但没有开始检查。', 'The file is here, but the check did not start.'], check: ['开始检查', 'Check it'],
  },
  earlier: { title: ['本班的名单', 'Lists for this class'], file: ['文件', 'File'], state: ['状态', 'State'], result: ['结果', 'Result'], by: ['上传', 'Uploaded'], rows: ['共 %{rows} 行，可办理 %{ready}，有问题 %{bad}', '%{rows} rows, %{ready} right, %{bad} not'], taken: ['已报名 %{taken} 人，未办理 %{bad} 行', '%{taken} registered, %{bad} rows left out'] },
  status: { CHECKING: ['正在检查', 'Checking'], CHECKED: ['已检查，未办理', 'Checked, nobody registered'], REFUSED: ['未通过', 'Refused'], TAKING: ['正在办理', 'Registering'], TAKEN: ['已办理', 'Registered'], CANCELLED: ['已取消', 'Left'] },
  stalled: ['已中断', 'Halted'],
  toDesk: ['回到报名台', 'To the desk'], another: ['再导入一份', 'Another list'],
  checking: ['正在检查“%{file}”', 'Checking “%{file}”'], checkingText: ['5000 人的名单约需几秒。可以离开本页，结果会保留。', 'A list of 5,000 takes some seconds. You may leave; the result stays.'],
  taking: ['正在给“%{file}”里的人报名', 'Registering the people of “%{file}”'], takingText: ['分批办理，不影响别人报名；中断后会接着办，不会重复。', 'In batches, so that others can register meanwhile; after a break it goes on where it was, and takes nobody twice.'],
  stalledCheck: ['检查没有完成，请重新上传。', 'The check did not end. Please upload the list again.'], stalledTake: ['办理中断，已报名 %{taken} 人。', 'It came to a halt after %{taken} people.'], goOn: ['接着办理', 'Go on'],
  refusedTitle: ['这份文件不能用', 'This file cannot be used'], notFound: ['没有这份名单', 'There is no such list'],
  ignored: ['没有用到的列：%{columns}', 'Columns that were passed over: %{columns}'],
  counts: { title: ['检查结果', 'What was found'], titleTaken: ['办理结果', 'What became of it'], rows: ['名单人数', 'Rows'], ready: ['可以办理', 'Right'], bad: ['有问题', 'Not right'], taken: ['已报名', 'Registered'] },
  take: {
    act: ['给 %{count} 人报名', 'Register %{count}'], title: ['给名单里没有问题的 %{count} 人报名？', 'Register the %{count} people who are right?'], confirm: ['报名', 'Register'],
    text: ['按名单先后办理：预计录取 %{admitted} 人，候补 %{waiting} 人，待审核 %{requested} 人。检查之后名额有变动的，以办理时为准。', 'In the order of the list: %{admitted} get seats, %{waiting} wait, %{requested} need approval, as it stands now; what holds is the moment of registering.'],
    leftOut: ['有问题的 %{count} 行不办理。', 'The %{count} rows that are not right stay out.'], undo: ['在报名台逐人或成批退出', 'withdraw people at the desk, one by one or many at once'],
    cancel: ['不办理，放弃这份名单', 'Leave this list'], cancelled: ['已放弃，没有给任何人报名', 'Left; nobody was registered'], done: ['%{name} %{at} 办理，已报名 %{taken} 人。', 'Registered %{taken} people: %{name}, %{at}.'],
    window: ['已到期限的推荐不能办理，请联系县师训中心。', 'After the deadline ask the training centre.'],
  },
  lines: {
    title: ['名单', 'The list'], problems: ['有问题 %{count}', 'Not right %{count}'], ready: ['可以办理 %{count}', 'Right %{count}'], readyTaken: ['已办理 %{count}', 'Registered %{count}'], all: ['全部 %{count}', 'All %{count}'], kinds: ['按结果筛选', 'By outcome'], download: ['下载 Excel', 'Download Excel'],
    row: ['行', 'Row'], rowNumber: ['第 %{row} 行', 'Row %{row}'], name: ['姓名', 'Name'], school: ['学校', 'School'], outcome: ['结果', 'Outcome'], where: ['位置', 'Where'], found: ['现在的内容', 'What stands there'], reason: ['原因和处理办法', 'Reason and what to do'],
    none: ['没有这样的行', 'No such rows'], clean: ['每一行都没有问题', 'Every row is right'],
  },
} as const;
