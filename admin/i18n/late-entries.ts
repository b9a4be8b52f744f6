/** Words of late entries under an order. */
export const lateEntries = {
  title: ['补登批次', 'Late entries'], sub: ['凭文件补登以往的学分：一人录入，另一人复核后整批入账', 'Credits of the past under an order: one person enters, another posts the whole batch'],
  none: ['没有补登批次', 'No late entries'], noneText: ['收到上级补登文件后，点“开立批次”。', 'When an order for late entries arrives, open a batch.'],
  open: ['开立批次', 'Open a batch'], opened: ['批次已开立', 'The batch is open'], all: ['全部批次', 'All batches'],
  order: ['依据文件', 'Order'], orderNumber: ['文号', 'Number'], orderTitle: ['文件标题', 'Title'], organ: ['发文单位', 'Issued by'], orderDay: ['文件日期', 'Dated'], file: ['文件原件', 'The document'],
  days: ['活动日期范围', 'Activities from – to'], fromDay: ['活动开始（不早于）', 'Activities from'], toDay: ['活动结束（不晚于）', 'Activities until'], cutOffDay: ['截止日', 'Cut-off'], cutOffHint: ['截止日之后不能再提交和复核', 'No submission or approval after that day'],
  fileHint: ['上传文件原件（PDF 或照片），每条补登都以它为依据', 'Upload the document (PDF or picture): every entry rests on it'], fileBrought: ['已上传 %{name}', '%{name} was uploaded'],
  edit: {
    title: ['修改依据文件', 'Change the order'], done: ['已修改', 'The order was changed'], refused: ['已修改；有 %{smart_count} 行不在新的日期范围内，现列为“不能补登”，见下方明细', 'Changed; %{smart_count} row lies outside the new days and is refused now, see the rows below |||| Changed; %{smart_count} rows lie outside the new days and are refused now, see the rows below'],
    restored: ['已修改；有 %{smart_count} 行因此可以补登', 'Changed; %{smart_count} row can be entered by now |||| Changed; %{smart_count} rows can be entered by now'],
    text: ['改动日期范围后逐行重新核对：范围外的行列为“不能补登”并写明原因，不会入账；原先只因日期被拒的行恢复。', 'When the days change, every row is looked at again: those outside are refused with the reason and not posted, those refused for their days alone come back.'],
    takesBack: ['这批补登已提交复核。修改后退回录入状态，须重新提交。', 'The batch waits for approval. Changed, it is being filled again and has to be submitted anew.'], fileKept: ['现在的原件：%{name}；不上传则不变', 'The document is %{name}; it stays unless another is uploaded'],
  },
  news: {
    text: ['您打开本页之后，这批补登被修改，%{name} 于 %{at} 重新提交。请核对下面的依据文件和逐条明细，再复核。', 'After you opened this page the batch was changed; %{name} submitted it again, %{at}. Look at the order and the rows below, then decide.'],
    looked: ['已核对', 'I have looked'], first: ['这批补登刚被修改并重新提交，请先核对', 'It was changed and submitted again: look at it first'],
  },
  status: ['状态', 'State'], statuses: { OPEN: ['录入中', 'Being filled'], SUBMITTED: ['待复核', 'For approval'], POSTED: ['已入账', 'Posted'], REVERSED: ['已冲正', 'Reversed'], DISCARDED: ['已作废', 'Discarded'] },
  rowsOf: ['%{ready} 条 · 疑似重复 %{suspect} · 有误 %{refused}', '%{ready} rows · %{suspect} suspected · %{refused} refused'], result: ['条数', 'Rows'], credits: ['学分', 'Credits'], by: ['录入', 'Opened'], decided: ['复核', 'Decided'],
  figures: { ready: ['可以补登', 'To enter'], suspect: ['疑似重复', 'Suspected'], refused: ['不能补登', 'Refused'], worth: ['应计学分', 'Worth'], expected: ['预计登记', 'Expected'], posted: ['实际登记', 'Posted'], lost: ['因上限不计', 'Lost to caps'] },
  history: { opened: ['%{name} 于 %{at} 开立', 'Opened by %{name}, %{at}'], submitted: ['%{name} 于 %{at} 提交', 'Submitted by %{name}, %{at}'], posted: ['%{name} 于 %{at} 复核入账', 'Posted by %{name}, %{at}'], returned: ['%{name} 于 %{at} 退回：%{reason}', 'Returned by %{name}, %{at}: %{reason}'], discarded: ['%{name} 于 %{at} 作废：%{reason}', 'Discarded by %{name}, %{at}: %{reason}'], reversed: ['%{name} 于 %{at} 整批冲正：%{reason}', 'Reversed by %{name}, %{at}: %{reason}'] },
  fill: {
    title: ['录入', 'Fill in'], template: ['下载模板', 'Template'], excel: ['上传填好的模板。有误的行会逐条说明，不影响其余各行；疑似重复的须核对后才入账。', 'Upload the filled template. Bad rows are named with the reason; suspected ones wait until somebody has looked.'], hint: ['Excel（.xlsx 或 .csv），最多 6,000 行', 'Excel (.xlsx or .csv), 6,000 rows at most'],
    replaces: ['代替之前上传的各行（改正后重传时勾选）', 'In place of the rows uploaded before (for a corrected file)'], uploaded: ['已读入：可以补登 %{ready} 条，疑似重复 %{suspect} 条，有误 %{refused} 条', 'Read: %{ready} to enter, %{suspect} suspected, %{refused} refused'], add: ['逐条录入', 'Enter one row'], added: ['已录入', 'Entered'],
  },
  row: {
    title: ['录入一条', 'Enter one row'], number: ['教师编号', 'Teacher number'], name: ['姓名（核对用）', 'Name, to compare'], category: ['类别', 'Category'], item: ['项目（按件计分的填）', 'Item, where credited by the piece'], level: ['级别', 'Level'], hours: ['学时', 'Hours'], amount: ['核定学分', 'Credits stated'], startDay: ['开始日期', 'First day'], endDay: ['结束日期', 'Last day'], name2: ['培训或活动名称', 'Training or activity'], organiser: ['主办单位（不填为发文单位）', 'Organiser; the issuing organ when left out'], save: ['录入', 'Enter'], itemNone: ['不按项目', 'None'],
  },
  rows: {
    title: ['逐条明细', 'Rows'], excel: ['明细 Excel', 'Rows as Excel'], all: ['全部', 'All'], none: ['没有这样的行', 'No such rows'], noneYet: ['还没有录入', 'Nothing entered yet'], noneYetText: ['下载模板填写后上传，或逐条录入。', 'Fill in the template and upload it, or enter row by row.'],
    row: ['行', 'Row'], person: ['教师', 'Teacher'], activity: ['培训或活动', 'Training or activity'], days: ['日期', 'Days'], worth: ['应计', 'Worth'], expected: ['预计登记', 'Expected'], posted: ['实际登记', 'Posted'], remarks: ['说明', 'Remarks'], byHand: ['手工', 'by hand'], kept: ['核对保留：%{reason}', 'Kept: %{reason}'], byCap: ['上限不计 %{credits}', '%{credits} lost to caps'],
    remove: ['移除', 'Remove'], removeAll: ['移除全部有误的行', 'Remove all refused rows'], removed: ['已移除', 'Removed'], keep: ['不重复，保留', 'Keep: no repeat'], keepAll: ['全部保留', 'Keep all'], selected: ['已选 %{smart_count} 行', '%{smart_count} row selected |||| %{smart_count} rows selected'],
    keepTitle: ['确认不是重复记录？', 'No repeats?'], keepText: ['保留的行将照常入账，理由随批次留存，复核人会看到。', 'Kept rows are posted like the others; the reason stays and the approver sees it.'], keepReason: ['怎样核对的', 'How you know'], keptDone: ['已保留', 'Kept'],
    preview: ['怎样计出', 'How it comes about'], previewNone: ['这一行不能补登。', 'This row cannot be entered.'], previewNote: ['按现在的台账单独计算；同批前面的行可能先占用上限。', 'Counted alone against the ledger as it is; earlier rows of the batch may use the caps first.'], close: ['关闭', 'Close'],
  },
  act: {
    submit: ['提交复核', 'Submit'], submitGood: ['只提交可以补登的 %{count} 条', 'Submit the %{count} good rows only'], approve: ['复核入账', 'Post'], return: ['退回', 'Return'], reverse: ['整批冲正', 'Reverse all'], discard: ['作废', 'Discard'],
    submitTitle: ['提交 %{count} 条补登？', 'Submit %{count} late entries?'], submitText: ['提交后不能再改，由另一名审核员或管理员复核。复核通过即整批入账，预计登记 %{credits} 学分。', 'It cannot be changed any more; another officer or an administrator decides. Approval posts all of it, %{credits} credits as expected now.'], submitLeft: ['其余 %{count} 行不补登。', 'The other %{count} rows are left out.'], submitUndo: ['复核人可以退回', 'the approver can return it'], submitted: ['已提交，等待复核', 'Submitted for approval'],
    approveTitle: ['%{count} 条补登入账？', 'Post %{count} late entries?'], approveText: ['依据 %{order} 整批入账，预计 %{credits} 学分；任何一条不能入账则全部不入账。教师立即看到。', 'All of it is posted under %{order}, %{credits} credits as expected; if one row cannot be posted, none is. The teachers see it at once.'], approveUndo: ['由另一人整批冲正', 'another person reverses the whole batch'], approved: ['已整批入账', 'Posted'],
    returnTitle: ['退回这批补登？', 'Return this batch?'], returnText: ['退回录入人修改后重新提交。', 'Whoever filled it corrects and submits it again.'], returnUndo: ['改好后可以再次提交', 'it can be submitted again'], returned: ['已退回', 'Returned'],
    reverseTitle: ['整批冲正 %{count} 条？', 'Reverse all %{count} entries?'], reverseText: ['每条登记各记一条相反的分录，学分合计减少 %{credits}。原记录和原因都保留。', 'Each entry gets its opposite, %{credits} credits in all are taken back. The entries and the reason stay on record.'], reversed: ['已整批冲正', 'Reversed'],
    discardTitle: ['作废这批补登？', 'Discard this batch?'], discardText: ['已录入的行保留备查，不会入账。', 'Its rows stay on record and are never posted.'], discarded: ['已作废', 'Discarded'], reason: ['原因', 'Reason'],
  },
} as const;
