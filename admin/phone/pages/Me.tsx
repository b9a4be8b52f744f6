import { rolesOf } from '../../data/viewer.js';
import { leave, useViewer } from '../SignedIn.js';
import { Notice, usePageTitle } from '../ui.js';
import { useT } from '../words.js';

/** The teacher's own page. */
export default function Me() {
  const t = useT();
  const viewer = useViewer();
  usePageTitle(t('phone.me'));
  const hasOffice = rolesOf(viewer).some((role) => role !== 'TEACHER');
  return (
    <>
      <section className="sheet">
        <h1>{t('phone.greeting', { name: viewer.name })}</h1>
        <p className="faint">{rolesOf(viewer).map((role) => t(`vocabulary.role.${role}`)).join(t('common.listComma'))}</p>
      </section>
      {!viewer.teacherId && <Notice tone="plain" title={t('phone.notTeacherTitle')} text={t('phone.notTeacherText')} />}
      <p className="row">
        {hasOffice && <a className="button" href="/">{t('phone.console')}</a>}
        <button type="button" className="button" onClick={() => void leave()}>{t('phone.signOut')}</button>
      </p>
    </>
  );
}
