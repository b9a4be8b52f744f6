/** Words of a teacher's lodging and meals on the phone. */
export const myLodging = {
  title: ['食宿登记', 'Lodging and meals'], none: ['没有需要登记的食宿', 'Nothing to answer'], noneText: ['培训班提供食宿时会出现在这里。', 'What your classes offer appears here.'], back: ['返回', 'Back'], until: ['%{at} 截止', 'Until %{at}'], closed: ['登记已截止，如需更改请联系班主任。', 'Answers are closed; ask the coordinator.'],
  nights: ['住宿（哪几晚）', 'Nights'], night: ['%{day} 晚', 'Night of %{day}'], meals: ['用餐', 'Meals'], all: ['全选', 'All'], nothing: ['都不需要', 'None'], diet: ['饮食', 'Diet'], diets: { NONE: ['无特殊要求', 'No restrictions'], HALAL: ['清真', 'Halal'], VEGETARIAN: ['素食', 'Vegetarian'], OTHER: ['其他忌口', 'Other'] }, dietNote: ['请写明忌口，如：花生过敏', 'Please specify, such as peanut allergy'],
  meal: { BREAKFAST: ['早餐', 'Breakfast'], LUNCH: ['午餐', 'Lunch'], DINNER: ['晚餐', 'Dinner'] }, save: ['提交', 'Save'], saving: ['正在提交…', 'Saving…'], saved: ['已登记，截止前可以修改。', 'Saved; you can change it until then.'], room: ['房间 %{room} · %{bed} 号床', 'Room %{room}, bed %{bed}'], noRoom: ['房间待安排', 'No room yet'],
  lost: ['没有连上服务器，您的选择已保存在本机，请连上网后再点提交。', 'No connection; your choice is kept on this phone. Save again later.'], unanswered: ['未登记', 'Not answered'], answered: ['已登记', 'Answered'],
} as const;
