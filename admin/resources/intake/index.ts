import BatchIcon from '@mui/icons-material/MoveToInboxOutlined';
import ProviderIcon from '@mui/icons-material/HubOutlined';
import RecordIcon from '@mui/icons-material/LibraryBooksOutlined';
import { lazy } from 'react';

import {
  ExternalRecordsDocument, IntakeBatchDocument, IntakeBatchesDocument, LearningProviderDocument, type LearningProviderStatus, LearningProvidersDocument, type LearningRecordStatus,
} from '../../data/generated/operations.js';
import { oneOf, pagesOf, textOf } from '../../data/resource-data.js';
import { vocabulary } from '../../i18n/vocabulary.js';
import type { ConsoleResource } from '../console-resource.js';
import { INTAKE_ROLES } from './roles.js';

/** A code of a vocabulary, or null for anything else that stands in the address. */
const known = <Code extends string>(list: Readonly<Record<Code, unknown>>, value: unknown): Code | null => (textOf(value) in list ? textOf(value) as Code : null);
/** “yes”, “no” or not asked. */
const flag = (value: unknown): boolean | null => (value === 'yes' ? true : value === 'no' ? false : null);

export const learningProviders: ConsoleResource = {
  name: 'learning-providers',
  roles: INTAKE_ROLES,
  menu: { group: 'credits', label: 'intake.providers.title', icon: ProviderIcon },
  representation: (record) => String(record.name),
  data: {
    list: pagesOf(LearningProvidersDocument, ({ page, filter }) => ({ page, filter: { search: textOf(filter.search) || null, status: known<LearningProviderStatus>(vocabulary.learningProviderStatus, filter.status) } }), (result) => result.learningProviders),
    one: oneOf(LearningProviderDocument, (result) => result.learningProvider),
  },
  list: lazy(() => import('./ProviderList.js')),
  show: lazy(() => import('./ProviderShow.js')),
};

export const intakeBatches: ConsoleResource = {
  name: 'intake-batches',
  roles: INTAKE_ROLES,
  menu: { group: 'credits', label: 'intake.batches.title', icon: BatchIcon },
  representation: (record) => String(record.batchKey),
  data: {
    list: pagesOf(IntakeBatchesDocument, ({ page, filter }) => ({
      page, filter: { search: textOf(filter.search) || null, providerId: textOf(filter.providerId) || null, withRefusals: flag(filter.refused), quarantined: flag(filter.held), from: textOf(filter.from) || null, to: textOf(filter.to) || null },
    }), (result) => result.intakeBatches),
    one: oneOf(IntakeBatchDocument, (result) => result.intakeBatch),
  },
  list: lazy(() => import('./BatchList.js')),
  show: lazy(() => import('./BatchShow.js')),
};

export const externalRecords: ConsoleResource = {
  name: 'external-records',
  roles: INTAKE_ROLES,
  menu: { group: 'credits', label: 'intake.records.title', icon: RecordIcon },
  representation: (record) => String(record.externalId),
  data: {
    list: pagesOf(ExternalRecordsDocument, ({ page, filter }) => {
      const status = known<LearningRecordStatus>(vocabulary.learningRecordStatus, filter.status);
      return { page, filter: { search: textOf(filter.search) || null, providerId: textOf(filter.providerId) || null, teacherId: textOf(filter.teacherId) || null, batchId: textOf(filter.batchId) || null, status: status ? [status] : null } };
    }, (result) => result.externalRecords),
  },
  list: lazy(() => import('./RecordList.js')),
};
