import { useContext } from 'react';

import { rolesOf } from '../../../data/viewer.js';
import { leave, ViewerContext } from '../../SignedIn.js';
import { useT } from '../../words.js';

/** Who is signed in, and the way out; nothing where nobody could be asked. */
export function Account() {
  const t = useT();
  const viewer = useContext(ViewerContext);
  if (!viewer) return null;
  const hasOffice = rolesOf(viewer).some((role) => role !== 'TEACHER');
  return (
    <section className="sheet">
      <p><b>{viewer.name}</b>　<span className="faint">{rolesOf(viewer).map((role) => t(`vocabulary.role.${role}`)).join(t('common.listComma'))}</span></p>
      <p className="row">
        {hasOffice && <a className="button" href="/">{t('phone.console')}</a>}
        <button type="button" className="button" onClick={() => void leave()}>{t('phone.signOut')}</button>
      </p>
    </section>
  );
}
