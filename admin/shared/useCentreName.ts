import { InstallationDocument } from '../data/generated/operations.js';
import { useRead } from '../data/useRead.js';
import { useName } from './useName.js';

/** The training centre whose system this is, or null until its roster names it. */
export function useCentreName(): string | null {
  const { data } = useRead(InstallationDocument, {});
  const nameOf = useName();
  const { centreName, centreNameEn } = data?.installation ?? {};
  return centreName ? nameOf({ name: centreName, nameEn: centreNameEn ?? null }) : null;
}
