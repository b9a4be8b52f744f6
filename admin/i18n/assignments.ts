/** Words of assignments and marking. */
export const assignments = {
  title: ['作业', 'Assignments'],
  none: ['本班还没有布置作业', 'No assignments yet'],
  noneText: ['布置作业后，学员在手机上填写或上传，按评分标准评阅，结果可直接作为考核结果。', 'Set one: participants hand in by phone, markers mark by the rubric, and the result can become the assessment.'],
  create: ['布置作业', 'Set an assignment'], edit: ['修改作业', 'Change'], save: ['保存', 'Save'], created: ['作业已布置', 'The assignment is set'], saved: ['已保存', 'Saved'],
  name: ['作业名称', 'Title'], brief: ['要求', 'What is asked for'], opens: ['开始提交', 'Opens'], due: ['截止时间', 'Due'], late: ['迟交截止（选填）', 'Late until (optional)'], resit: ['补交截止（选填）', 'Re-sit until (optional)'],
  lateHint: ['截止后仍收，标记为迟交', 'Taken after the due time, marked as late'], resitHint: ['未通过者可再交一次', 'Who failed may hand in once more'],
  required: ['必须通过', 'Must be passed'], weight: ['权重', 'Weight'], weightHint: ['0 表示只看通过与否', '0: only pass or fail counts'], files: ['最多附件数', 'Files at most'],
  markersEach: ['每份评阅人数', 'Markers each'], spread: ['分差超过即三评', 'Third marker above'], pass: ['及格分', 'Pass mark'], rubric: ['评分标准', 'Rubric'], criterion: ['评分项', 'Criterion'], criterionEn: ['英文（选填）', 'In English (optional)'], points: ['满分', 'Full marks'],
  addCriterion: ['增加一项', 'Add a criterion'], remove: ['删除', 'Remove'], total: ['合计 %{points} 分', '%{points} points in all'], termsStand: ['已有学员提交，评分标准和评阅方式不能再改。', 'Something was handed in: rubric and way of marking stand.'],
  dueAt: ['%{at} 截止', 'due %{at}'], progress: ['已交', 'Handed in'], marked: ['已评定', 'Marked'], passedCount: ['通过', 'Passed'], similarCount: ['疑似雷同', 'Alike'],
  handedOf: ['已交 %{done} / %{all}', '%{done} of %{all}'], lacking: ['%{smart_count} 份缺评阅人', '%{smart_count} lacks a marker |||| %{smart_count} lack a marker'],
  markers: {
    title: ['评阅人', 'Markers'], appoint: ['指定评阅人', 'Appoint markers'], none: ['尚未指定', 'None yet'], text: ['作业按评阅人手上的份数平均分配，不会分到本人的作业。撤下的人未评的作业转给其他人。', 'Hand-ins are shared out evenly; nobody is given his own. What a leaving marker had not marked goes to the others.'],
    search: ['姓名或登录名', 'Name or login name'], done: ['评阅人已更新', 'Markers are appointed'], figures: ['已评 %{done} · 待评 %{open}', '%{done} marked · %{open} to mark'],
  },
  compare: {
    action: ['查相似', 'Compare'], progress: ['正在与本班及往年作业比对', 'Comparing with this and earlier classes'], result: ['比对 %{compared} 份，发现 %{similar} 对疑似雷同', '%{compared} compared, %{similar} pairs alike'],
    title: ['相似度 %{percent}', '%{percent} alike'], text: ['底色部分为两份作业相同的文字（忽略标点和空格，作业要求中的文字不计入相似度）。是否雷同由评阅人判断。', 'Shaded: what both say, punctuation and spaces aside. Whether it is copied is for people to judge.'], at: ['最近比对 %{at}', 'last compared %{at}'],
    chip: ['相似 %{percent}', '%{percent} alike'], handIn: ['作业 %{code}', 'No. %{code}'],
  },
  lines: {
    all: ['全部', 'All'], NONE: ['未交', 'Nothing yet'], DRAFT: ['草稿', 'Draft'], SUBMITTED: ['待评', 'To mark'], MARKED: ['已评定', 'Marked'], similar: ['疑似雷同', 'Alike'], late: ['迟交', 'Late'],
    person: ['姓名', 'Name'], school: ['学校', 'School'], status: ['状态', 'State'], submitted: ['提交时间', 'Handed in'], marks: ['评分', 'Marks'], result: ['成绩', 'Result'], size: ['字数/附件', 'Text / files'], resit: ['补交', 'Re-sit'], passed: ['通过', 'Passed'], failed: ['未通过', 'Not passed'], search: ['姓名、拼音或教师编号', 'Name or number'],
  },
  grades: ['导出成绩', 'Grades to Excel'],
  outcomes: {
    title: ['考核结果（按作业）', 'Assessment by assignments'], text: ['必做作业全部通过，且加权得分达到 60% 为合格。', 'Passed: every required assignment, and 60% of the weighted marks.'], figures: ['合格 %{passed} · 不合格 %{failed} · 未定 %{unknown}', '%{passed} pass · %{failed} fail · %{unknown} open'],
    record: ['记入考核结果', 'Enter as assessment'], confirm: ['记入 %{smart_count} 人的考核结果？', 'Enter %{smart_count} assessment? |||| Enter %{smart_count} assessments?'], consequence: ['合格 %{passed} 人、不合格 %{failed} 人记入考核；未定的 %{unknown} 人保持原样。', '%{passed} pass and %{failed} fail; %{unknown} that are open stay as they are.'],
    undo: ['结业前可再次记入或在结业办理中修改', 'enter again, or change it at the closing desk, before the class is closed'], done: ['已记入 %{smart_count} 人', '%{smart_count} entered'], PASSED: ['合格', 'Pass'], FAILED: ['不合格', 'Fail'], open: ['未定', 'Open'], why: ['依据', 'Why'], entered: ['已记入', 'Entered'],
  },
  marking: {
    title: ['作业评阅', 'Marking'], none: ['没有分给您的作业', 'Nothing to mark'], noneText: ['中心指定您为评阅人后，学员提交的作业会分到这里。', 'Once the centre appoints you, hand-ins arrive here.'], open: ['待评', 'To mark'], done: ['已评', 'Marked'], progress: ['已评 %{done} / %{total}', '%{done} of %{total} marked'],
    previous: ['上一份', 'Previous'], next: ['下一份', 'Next'], nextOpen: ['下一份待评', 'Next to mark'], submit: ['提交评分，下一份', 'Give mark, next'], given: ['已评', 'Marked'], saved: ['已评 %{code} 号', 'No. %{code} marked'], allDone: ['分给您的作业已全部评完', 'Everything is marked'], comment: ['评语（学员可见）', 'Comment (for the participant)'],
    hint: ['↑↓ 切换评分项，Enter 下一项，最后一项 Enter 提交；← → 换一份', 'Enter goes on and gives the mark after the last; ← → change the paper'], stands: ['结果已定，分数不能再改。', 'The result stands.'], third: ['三评', 'Third mark'], empty: ['（没有文字，见附件）', '(No text; see the files)'], sum: ['合计', 'Total'],
    excelOut: ['导出评分表', 'Sheet to Excel'], excelIn: ['导入评分表', 'Sheet from Excel'], excelText: ['先导出评分表，填写分数和评语后上传。有问题的单元格会逐个列出，改正前不会录入任何分数。', 'Export the sheet, fill it in, upload it. Cells with problems are named; nothing is entered until they are right.'], cell: ['单元格', 'Cell'], found: ['现在的内容', 'What stands there'], reason: ['原因', 'Reason'], ready: ['可录入 %{smart_count} 份评分，没有问题。', '%{smart_count} mark can be entered. |||| %{smart_count} marks can be entered.'], problems: ['%{smart_count} 处需要改正', '%{smart_count} cell to correct |||| %{smart_count} cells to correct'], apply: ['录入评分', 'Enter the marks'], applied: ['已录入 %{smart_count} 份', '%{smart_count} entered'],
  },
  notFound: ['找不到这项作业', 'No such assignment'],
} as const;
