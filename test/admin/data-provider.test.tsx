import { dataProviderOf } from '../../admin/data/data-provider.js';
import { AreasDocument, TeacherDocument, TeachersDocument } from '../../admin/data/generated/operations.js';
import { codeOf, oneOf, pagesOf, wholeListOf } from '../../admin/data/resource-data.js';
import { resources } from '../../admin/resources/index.js';

/** Answers every request with this data; the variables of each are kept. */
function serve(data: unknown): unknown[] {
  const asked: unknown[] = [];
  globalThis.fetch = ((_url: string, init: { body: string }) => {
    asked.push((JSON.parse(init.body) as { variables: unknown }).variables);
    return Promise.resolve(new Response(JSON.stringify({ data })));
  }) as typeof fetch;
  return asked;
}

const provider = dataProviderOf({
  teachers: {
    list: pagesOf(TeachersDocument, ({ page, filter, sort }) => ({ page, filter, sort: codeOf(['NAME', 'NUMBER'] as const, sort.field, 'NAME') }), (result) => result.teachers),
    one: oneOf(TeacherDocument, (result) => result.teacher),
  },
  areas: wholeListOf(AreasDocument, {}, (result) => result.areas),
});
const areas = { areas: [{ id: '1', code: 'B2', name: '河东片区', stage: 'PRIMARY' }, { id: '2', code: 'A1', name: '城关片区', stage: 'SECONDARY' }, { id: '3', code: 'C3', name: '河西片区', stage: 'PRIMARY' }] };
const page = (number: number, perPage = 25) => ({ page: number, perPage });

test('a page becomes limit and offset, conditions and order pass', async () => {
  const asked = serve({ teachers: { totalCount: 60, items: [{ id: '51' }] } });
  const answer = await provider.getList('teachers', { pagination: page(3), sort: { field: 'NUMBER', order: 'ASC' }, filter: { search: 'wang' } });
  expect(answer).toEqual({ data: [{ id: '51' }], total: 60 });
  expect(asked).toEqual([{ page: { limit: 25, offset: 50 }, filter: { search: 'wang' }, sort: 'NUMBER' }]);
});

test('an order that the server does not know falls back, and no page is larger than it allows', async () => {
  const asked = serve({ teachers: { totalCount: 0, items: [] } });
  await provider.getList('teachers', { pagination: page(2, 1000), sort: { field: 'id; DROP', order: 'DESC' }, filter: {} });
  expect(asked).toEqual([{ page: { limit: 100, offset: 100 }, filter: {}, sort: 'NAME' }]);
});

test('nothing within reach is an error, not an empty page', async () => {
  serve({ teacher: null });
  await expect(provider.getOne('teachers', { id: '9' })).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 });
});

test('several are asked one by one, and those out of reach are left out', async () => {
  const asked = serve({ teacher: { id: '5' } });
  expect((await provider.getMany('teachers', { ids: ['5', 6] })).data).toHaveLength(2);
  expect(asked).toEqual([{ id: '5' }, { id: '6' }]);
});

test.each([
  ['ordered and cut', { pagination: page(1, 2), sort: { field: 'code', order: 'ASC' as const }, filter: {} }, ['2', '1'], 3],
  ['the second page', { pagination: page(2, 2), sort: { field: 'code', order: 'ASC' as const }, filter: {} }, ['3'], 3],
  ['the other way round', { pagination: page(1), sort: { field: 'code', order: 'DESC' as const }, filter: {} }, ['3', '1', '2'], 3],
  ['by a code', { pagination: page(1), sort: { field: 'code', order: 'ASC' as const }, filter: { stage: 'PRIMARY' } }, ['1', '3'], 2],
  ['by a part of a text', { pagination: page(1), sort: { field: 'code', order: 'ASC' as const }, filter: { search: ' 河 ' } }, ['1', '3'], 2],
  ['with an empty condition', { pagination: page(1), sort: { field: 'code', order: 'ASC' as const }, filter: { stage: '' } }, ['2', '1', '3'], 3],
])('a whole list, %s', async (_case, params, ids, total) => {
  serve(areas);
  const answer = await provider.getList('areas', params);
  expect([answer.data.map(({ id }: { id: string }) => id), answer.total]).toEqual([ids, total]);
});

test('state is changed by commands, not through the data provider', () => {
  expect(() => provider.update('teachers', { id: '1', data: {}, previousData: { id: '1' } })).toThrow(/commands/);
});

test('resources have different names, and roles that may open them', () => {
  expect(new Set(resources.map(({ name }) => name)).size).toBe(resources.length);
  expect(resources.filter(({ roles }) => roles.length === 0)).toEqual([]);
});
