/** Words of a teacher's shadowing placements on the phone. */
export const myPlacements = {
  title: ['我的跟岗', 'My placement'], none: ['没有跟岗安排', 'No placement'], noneText: ['影子培训班安排跟岗学校后会出现在这里。', 'Where your shadowing class places you appears here.'], back: ['返回', 'Back'],
  waiting: ['跟岗学校待安排', 'Not placed yet'], host: ['跟岗学校', 'Host school'], mentor: ['导师', 'Mentor'], note: ['备注', 'Note'], days: ['跟岗日期', 'Days'], present: ['已到 %{n} 天，共 %{all} 天', '%{n} of %{all} days'], today: ['今天', 'Today'],
  coming: ['未开始', 'To come'], unconfirmed: ['待学校确认', 'Not confirmed yet'], hint: ['每天到校后由跟岗学校在考勤中确认，或按现场二维码签到；出勤计入培训班考勤。', 'The host school confirms every day, or you check in there; it counts for your class.'],
} as const;
