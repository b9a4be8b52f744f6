import type { MyPageQuery } from '../../../data/generated/operations.js';
import { useLocale } from '../../../i18n/locale.js';
import { me as words } from '../../../i18n/me.js';
import { useDownload } from '../../useDownload.js';
import { useT, useWords } from '../../words.js';
import { Account } from './Account.js';
import { useMyPage } from './my-page.js';

type Certificate = MyPageQuery['certificates']['items'][number];

const TONES: Record<Certificate['status'], string> = { VALID: 'good', REVOKED: 'bad', REPLACED: 'plain' };

/** Certificates, honours, and the way out. */
export function Papers() {
  const t = useWords(words);
  const common = useT();
  const isEnglish = useLocale() === 'en';
  const { data: { certificates, creditStatement } } = useMyPage();
  const honours = creditStatement?.teacher.honours ?? [];
  return (
    <>
      <h2 className="over">{t('papers.certificates')}</h2>
      {certificates.items.length === 0 && <section className="sheet"><p className="faint">{t('papers.certificatesNone')}</p></section>}
      {certificates.items.map((each) => <CertificateCard key={each.id} certificate={each} />)}
      <h2 className="over">{t('papers.honours')}</h2>
      {honours.length === 0 && <section className="sheet"><p className="faint">{t('papers.honoursNone')}</p></section>}
      {honours.map(({ id, title, titleEn, level, grantedOn, inForce }) => (
        <section className="sheet" key={id}>
          <p className="between"><b>{isEnglish ? titleEn : title}</b>{!inForce && <span className="chip plain">{t('papers.lapsed')}</span>}</p>
          <p className="faint small">{common(`vocabulary.honourLevel.${level}`)} · {grantedOn}</p>
        </section>
      ))}
      <h2 className="over">{t('papers.account')}</h2>
      <Account />
    </>
  );
}

function CertificateCard({ certificate: { id, number, status, trainingTitle, trainingTitleEn, hours, issuedOn } }: { certificate: Certificate }) {
  const t = useWords(words);
  const locale = useLocale();
  const { keptAt } = useMyPage();
  const { fetchFile, isPending, problem } = useDownload();
  return (
    <section className="sheet">
      <p className="between"><b>{locale === 'en' ? trainingTitleEn : trainingTitle}</b><span className={`chip ${TONES[status]}`}>{t(`papers.status.${status}`)}</span></p>
      <p className="faint small">{number} · {t('hours', { value: hours })} · {issuedOn}</p>
      {problem && <p className="note warn" role="alert">{problem}</p>}
      {status === 'VALID' && !keptAt && <button type="button" className="button" disabled={isPending} onClick={() => void fetchFile(`/downloads/certificates/${id}?locale=${locale}`)}>{t(isPending ? 'preparing' : 'papers.download')}</button>}
    </section>
  );
}
