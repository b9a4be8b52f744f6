/** Words of the outside trainings that a teacher was at and passes on, on the phone. */
export const myCascades = {
  title: ['外出培训与转培训', 'Trainings to pass on'], lead: ['您参加过的上级培训。请上传结业证书或培训通知，作为转培训档案的依据。', 'Trainings above the county that you were at. Bring the certificate or the notice: it goes on file.'],
  none: ['没有外出培训', 'No outside training'], noneText: ['中心把您参加的国家、省、市级培训登记为转培训后，会出现在这里。', 'Trainings above the county appear here once the centre has them passed on.'], back: ['返回', 'Back'],
  due: ['各校转培训期限：%{day}', 'To be passed on to every school by %{day}'], proof: ['登记的证明：%{proof}', 'Proof on record: %{proof}'], lacking: ['未传证明', 'No file yet'], there: ['已传 %{count} 份', '%{count} on file'],
  bring: ['拍照或选择文件', 'Take a picture or choose a file'], hint: ['照片或 PDF，每个不超过 10 MB，最多 5 个', 'Pictures or PDF, 10 MB each, 5 at most'], sending: ['正在上传 %{percent}%', 'Uploading %{percent}%'], failed: ['没有传上去：%{reason}', 'Not uploaded: %{reason}'], again: ['重传', 'Send again'], tooLarge: ['文件超过 10 MB，请压缩或换一个', 'larger than 10 MB; make it smaller or choose another'],
  by: ['%{name} %{at}', '%{name} %{at}'], remove: ['删除', 'Remove'], removeSure: ['确定删除“%{name}”？日志中保留其名称。', 'Remove “%{name}”? The log keeps its name.'],
} as const;
