import AccountsIcon from '@mui/icons-material/ManageAccountsOutlined';
import { lazy } from 'react';

import { AccountsDocument } from '../../data/generated/operations.js';
import { pagesOf } from '../../data/resource-data.js';
import type { ConsoleResource } from '../console-resource.js';

export const accounts: ConsoleResource = {
  name: 'accounts',
  roles: ['ADMINISTRATOR'],
  menu: { group: 'centre', label: 'accounts.title', icon: AccountsIcon },
  representation: (record) => String(record.name),
  data: { list: pagesOf(AccountsDocument, ({ page, filter }) => ({ page, filter }), (result) => result.accounts) },
  list: lazy(() => import('./AccountList.js')),
  show: lazy(() => import('./AccountShow.js')),
};
