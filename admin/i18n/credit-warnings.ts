/** Words of the warnings of teachers at risk. */
export const creditWarnings = {
  title: ['学分预警', 'Credit warnings'], sub: ['按年度和周期要求推算：谁可能完不成、差多少、还剩几天。每晚自动更新。', 'Reckoned from what the year and the cycle ask for: who may miss it, by how much, and how long is left. Updated every night.'],
  computed: ['%{at} 更新，共核算 %{count} 名教师', 'Computed %{at} for %{count} teachers'], never: ['还没有核算过。每晚自动核算，也可以现在开始。', 'Not reckoned yet. It is done every night, or now.'], recompute: ['立即核算', 'Reckon now'], running: ['正在核算学分预警', 'Reckoning the warnings'],
  level: ['级别', 'Level'], levels: { MISSED: ['已无法达标', 'Out of reach'], URGENT: ['紧迫', 'Urgent'], BEHIND: ['进度落后', 'Behind'] }, levelHints: { MISSED: ['有要求已无法完成', 'something cannot be reached any more'], URGENT: ['60 天内到期，或须两倍进度', '60 days or less, or twice the pace'], BEHIND: ['低于平均进度', 'below the usual pace'] },
  school: ['学校', 'School'], search: ['姓名或编号', 'Name or number'], teacher: ['教师', 'Teacher'], short: ['还差', 'Short'], ends: ['截止', 'Ends'], why: ['原因', 'Why'], missing: ['缺什么', 'What is missing'], ways: ['可补的培训班', 'Classes that would help'],
  empty: ['没有需要预警的教师', 'No teachers at risk'], emptyText: ['按目前进度都能完成要求。', 'At the present pace everybody gets there.'], bySchool: ['按学校', 'By school'], people: ['%{smart_count} 人', '%{smart_count} teacher |||| %{smart_count} teachers'], print: ['打印名单（A4）', 'List on A4'], allSchools: ['全部学校', 'All schools'], showAll: ['查看全部 %{count} 人', 'Show all %{count}'],
  home: ['学分预警', 'Teachers at risk'],
} as const;
