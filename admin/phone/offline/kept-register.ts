import { OfflineRegisterDocument, type OfflineRegisterQuery } from '../../data/generated/operations.js';
import { request } from '../../data/request.js';
import { KEPT } from '../SignedIn.js';

const PER_PAGE = 100;
const nameOf = (sessionId: string): string => `${KEPT}register.${sessionId}`;

export interface Person {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly school: string;
  readonly schoolEn: string;
  /** What the register said when the list was read. */
  readonly status: string | null;
}

/** The list of one session as it was last read; it stays on the device until signing out. */
export interface KeptRegister {
  readonly at: string;
  readonly session: NonNullable<OfflineRegisterQuery['registerSession']>;
  readonly people: readonly Person[];
}

export function keptRegister(sessionId: string): KeptRegister | null {
  try {
    return JSON.parse(localStorage.getItem(nameOf(sessionId)) ?? 'null') as KeptRegister | null;
  } catch {
    return null;
  }
}

/** Reads the whole list and keeps it; null when there is no such session within reach. @throws ApiError */
export async function readRegister(sessionId: string): Promise<KeptRegister | null> {
  const people: Person[] = [];
  for (let offset = 0; ; offset += PER_PAGE) {
    const { registerSession, registerRows } = await request(OfflineRegisterDocument, { sessionId, page: { limit: PER_PAGE, offset } });
    if (!registerSession) return null;
    people.push(...registerRows.items.filter(({ membership }) => membership === 'ENROLLED').map(({ teacher: { id, number, name, school }, presence }) => ({
      id, number, name, school: school.name, schoolEn: school.nameEn, status: presence?.status ?? null,
    })));
    if (offset + PER_PAGE >= registerRows.totalCount) return keep({ at: new Date().toISOString(), session: registerSession, people });
  }
}

function keep(register: KeptRegister): KeptRegister {
  try {
    localStorage.setItem(nameOf(register.session.id), JSON.stringify(register));
  } catch { /* Where nothing can be kept the page still works while it is open. */ }
  return register;
}
