/** Words of closing a credit year. */
export const creditYears = {
  title: ['年度结账', 'Closing of years'], sub: ['结账后不再登记该年度的学分，只有凭文件的补登和冲正可以进入，并逐条列明', 'Nothing ordinary is posted to a closed year; late entries under an order and reversals are listed one by one'],
  none: ['还没有登记过学分的年度', 'No year has credits yet'], year: ['%{year} 年度', 'Year %{year}'], years: ['全部年度', 'All years'], yearHead: ['年度', 'Year'], state: ['状态', 'State'],
  states: { OPEN: ['未结账', 'Open'], PROPOSED: ['待确认', 'For confirmation'], FREEZING: ['正在结账', 'Being closed'], CLOSED: ['已结账', 'Closed'] },
  teachers: ['教师', 'Teachers'], short: ['未达年度要求', 'Below minimum'], counted: ['计入学分', 'Credits counted'], changed: ['结账后有变动', 'Changed since'], closedAt: ['结账时间', 'Closed'], closedLine: ['%{at} 起不再登记', 'Nothing ordinary posted since %{at}'],
  checklist: ['结账前核对', 'Before closing'], checkClear: ['全部办结', 'All done'], checkBlocks: ['须先处理', 'Stops the closing'], checkWarns: ['提醒', 'Only told'], checkSchools: ['%{name} %{count}', '%{name} %{count}'], checkWhat: ['事项', 'What'], checkCount: ['数量', 'Count'], checkWhere: ['所在学校（前几位）', 'Schools with most'],
  checks: {
    YEAR_NOT_OVER: ['年度尚未结束', 'The year is not over'], LEDGER_BROKEN: ['台账核对有误', 'The ledger does not check'], RECOGNITION_WAITING: ['待县级审核的申报', 'Claims waiting for the county'], QUARANTINED: ['疑似重复未处理', 'Suspected duplicates'],
    CLASSES_OPEN: ['应结业未结业的培训班', 'Classes not closed'], PRECHECK_WAITING: ['待学校初审的申报', 'Claims waiting for schools'], RETURNED: ['退回后未重报的申报', 'Claims returned, not mended'],
  },
  ledgerNote: ['提出结账时，系统会把全部台账重新核算一遍，不一致的不能结账。', 'When a closing is proposed the whole ledger is walked again; it must agree.'],
  propose: ['提出结账', 'Propose to close'], proposeSupplement: ['提出补充结账', 'Propose a supplement'], proposeTitle: ['提出 %{year} 年度结账？', 'Propose to close %{year}?'], proposeText: ['系统先重新核算台账，再交另一名审核员或管理员确认。确认之前照常登记。', 'The ledger is walked first, then another officer or an administrator confirms. Until then all goes on.'], proposeUndo: ['确认人可以不予确认', 'it can be declined'], proposed: ['已提出，等待确认', 'Proposed'],
  supplementTitle: ['提出补充结账？', 'Propose a supplement?'], supplementText: ['%{count} 名教师结账后有变动，确认后重新冻结这些教师的结果；原来的结果保留。', 'The year of %{count} teachers has changed; they are frozen again, what was frozen before stays.'],
  confirm: ['确认结账', 'Confirm'], confirmTitle: ['确认 %{year} 年度结账？', 'Close %{year}?'], confirmText: ['确认后立即停止登记该年度的学分，逐人冻结计入学分。不能重新打开。', 'Nothing ordinary is posted to the year any more, and each teacher’s credits are frozen. It cannot be opened again.'], confirmSupplement: ['有变动的教师重新冻结。', 'Those who changed are frozen again.'], confirmed: ['已确认，正在冻结', 'Confirmed; results are being written'],
  decline: ['不予确认', 'Decline'], declineTitle: ['不予确认？', 'Decline?'], declineText: ['提出人可以处理后再次提出。', 'It can be proposed again later.'], declined: ['已退回', 'Declined'], reason: ['原因', 'Reason'], declineUndo: ['可以再次提出', 'it can be proposed again'],
  freezing: ['正在逐人冻结 %{done} / %{total}', 'Freezing teachers %{done} / %{total}'], freezingText: ['可以离开本页，完成后这里显示结果。', 'You may leave; the result will be here.'],
  history: ['结账记录', 'Closings'], kinds: { CLOSE: ['结账', 'Closing'], SUPPLEMENT: ['补充结账', 'Supplement'] }, statuses: { PROPOSED: ['待确认', 'For confirmation'], FREEZING: ['正在冻结', 'Being written'], CLOSED: ['完成', 'Done'], DECLINED: ['未确认', 'Declined'] }, kind: ['类别', 'Kind'], proposedBy: ['提出', 'Proposed'], decidedBy: ['确认', 'Decided'], hash: ['校验值 SHA-256', 'SHA-256'],
  pdf: ['结账单 PDF', 'Certificate PDF'], excel: ['明细 Excel', 'By teacher, Excel'],
  tabs: { schools: ['各校合计', 'By school'], results: ['教师明细', 'By teacher'], changed: ['结账后变动', 'Changed since'] }, school: ['学校', 'School'], teacher: ['教师', 'Teacher'], minimum: ['年度要求', 'Minimum'], shortBy: ['差额', 'Short'], cycle: ['周期累计', 'Cycle so far'], categories: ['分类别', 'By category'], changes: ['变动及原因', 'Changes and why'], noResults: ['没有记录', 'No records'], noChanges: ['结账后没有变动', 'Nothing has changed since'], onlyShort: ['只看未达要求', 'Below minimum only'], noMinimum: ['不设', 'none'],
} as const;
