import { readConfig } from '../../server/platform/config.js';

test('an empty environment is a working configuration', () => {
  expect(readConfig({})).toMatchObject({ PORT: 4000, DATABASE_URL: 'sqlite:data/shixun.db', DEMO: true });
});

test.each([
  [{ PORT: 'eighty' }, /PORT/],
  [{ DATABASE_URL: 'postgres://x' }, /DATABASE_URL: must be sqlite:/],
  [{ PUBLIC_URL: 'ftp://x' }, /PUBLIC_URL/],
  [{ S3_BUCKET: 'b' }, /S3_ACCESS_KEY_ID: is needed[\s\S]*S3_SECRET_ACCESS_KEY/],
])('%o is told by the name of the variable', (environment, words) => {
  expect(() => readConfig(environment)).toThrow(words);
});
