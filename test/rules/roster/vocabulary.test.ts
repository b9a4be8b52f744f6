import * as organisationWords from '../../../server/modules/organisations/rules/vocabulary.js';
import * as rosterWords from '../../../server/modules/roster/rules/vocabulary.js';

test.each(Object.entries(rosterWords))('%s of the roster are those that the organisations store', (name, words) => {
  expect(organisationWords).toHaveProperty(name, words);
});
