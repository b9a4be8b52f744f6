import type { Role } from '../../data/generated/operations.js';

export const BOOK_MAKERS: readonly Role[] = ['ADMINISTRATOR', 'CREDIT_OFFICER', 'SCHOOL_ADMINISTRATOR'];
