/** Words of the teacher's own assignments on the phone. */
export const handIns = {
  title: ['我的作业', 'My assignments'], none: ['没有作业', 'No assignments'], noneText: ['参加的培训班布置作业后会出现在这里。', 'Assignments of your classes appear here.'], back: ['返回', 'Back'], open: ['待完成', 'To do'], over: ['其他', 'Others'],
  due: ['%{at} 截止', 'Due %{at}'], lateUntil: ['已过截止时间，%{at} 前提交记为迟交', 'The due time is over; until %{at} it counts as late'], resitUntil: ['未通过，可在 %{at} 前补交一次', 'Not passed; hand in once more until %{at}'], opens: ['%{at} 开始提交', 'Opens %{at}'],
  state: { NONE: ['未交', 'Nothing yet'], DRAFT: ['草稿', 'Draft'], SUBMITTED: ['已提交', 'Handed in'], MARKED: ['已评定', 'Marked'] },
  passed: ['通过', 'Passed'], failed: ['未通过', 'Not passed'], late: ['迟交', 'Late'], result: ['%{points} / %{full} 分', '%{points} of %{full}'], passMark: ['%{points} 分通过', 'passed from %{points}'],
  brief: ['作业要求', 'What is asked for'], rubric: ['评分标准', 'Rubric'], text: ['正文', 'Text'], textHint: ['写下的内容自动保存', 'What you write is saved by itself'], characters: ['%{count} 字', '%{count} characters'],
  files: ['附件（选填）', 'Files (optional)'], filesHint: ['照片、PDF 或 Word，最多 %{most} 个', 'Pictures, PDF or Word; %{most} at most'],
  saving: ['正在保存…', 'Saving…'], kept: ['已保存到服务器 %{at}', 'Saved at %{at}'], local: ['网络不通，已存在本机，连上后自动保存', 'No connection: kept on this phone and saved when it is back'], fromPhone: ['已恢复本机上没来得及保存的内容', 'What was not saved yet was brought back'],
  elsewhere: ['这份草稿在另一台设备上改过', 'This draft was changed on another device'], mine: ['用本机的这份', 'Keep this one'], theirs: ['用另一台的那份', 'Take the other one'],
  submit: ['提交作业', 'Hand in'], submitting: ['正在提交…', 'Handing in…'], waitFiles: ['等待附件上传…', 'Waiting for the files…'], done: ['已提交', 'Handed in'], doneAt: ['%{at} 提交', 'Handed in %{at}'], lost: ['没有连上服务器，内容还在本机。请稍后再点一次，不会重复提交。', 'No connection; your words are still here. Press again later: it is handed in once.'],
  withdraw: ['撤回修改', 'Take back to change'], withdrawSure: ['撤回后须在截止前重新提交，确定撤回？', 'You must hand it in again before it is due. Take it back?'], comments: ['评语', 'Comments'], earlier: ['第一次：%{points} 分，未通过', 'First attempt: %{points}, not passed'], resitTitle: ['补交', 'Re-sit'], cannot: ['现在不能提交。', 'It cannot be handed in now.'],
} as const;
