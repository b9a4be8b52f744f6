import type { DataProvider, RaRecord } from 'react-admin';

import { ApiError } from './api-error.js';
import type { ListQuery, ResourceData } from './resource-data.js';

const MOST_PER_PAGE = 100;

/**
 * react-admin's data provider over the table of resources. It reads only: whatever changes state is a
 * business verb and goes through `useCommand`.
 */
export function dataProviderOf(resources: Readonly<Record<string, ResourceData>>): DataProvider {
  const dataOf = (name: string): ResourceData => {
    const data = resources[name];
    if (!data) throw new Error(`No resource is called ${name}.`);
    return data;
  };

  const getList: DataProvider['getList'] = async (name, { pagination = { page: 1, perPage: 25 }, sort = { field: 'id', order: 'ASC' }, filter, signal }) => {
    const limit = Math.min(pagination.perPage, MOST_PER_PAGE);
    const { items, totalCount } = await dataOf(name).list({ page: { limit, offset: (pagination.page - 1) * limit }, filter: (filter ?? {}) as ListQuery['filter'], sort, signal });
    return { data: items as never[], total: totalCount };
  };

  const getOne: DataProvider['getOne'] = async (name, { id, signal }) => {
    const record = await (dataOf(name).one ?? unsupported('one'))(String(id), signal);
    if (!record) throw new ApiError('NOT_FOUND', '');
    return { data: record as never };
  };

  const getMany: DataProvider['getMany'] = async (name, { ids, signal }) => {
    const { many, one } = dataOf(name);
    const wanted = ids.map(String);
    if (many) return { data: await many(wanted, signal) as never[] };
    const records = await Promise.all(wanted.map((id) => (one ?? unsupported('one'))(id, signal)));
    return { data: records.filter((record): record is RaRecord => record !== null) as never[] };
  };

  return {
    supportAbortSignal: true,
    getList, getOne, getMany,
    getManyReference: (name, { target, id, filter, ...rest }) => getList(name, { ...rest, filter: { ...(filter as ListQuery['filter']), [target]: id } }),
    create: unsupported('create'), update: unsupported('update'), updateMany: unsupported('updateMany'), delete: unsupported('delete'), deleteMany: unsupported('deleteMany'),
  };
}

function unsupported(what: string): () => never {
  return () => { throw new Error(`The data provider has no ${what}; state is changed by commands.`); };
}
