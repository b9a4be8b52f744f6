import { Component, type ReactNode, Suspense } from 'react';

import { changeLocale, useLocale } from '../i18n/locale.js';
import { useOnline } from '../shared/useOnline.js';
import { usePath } from './navigation.js';
import { routeFor } from './routes.js';
import { SignedIn } from './SignedIn.js';
import { Busy, Notice } from './ui.js';
import { useT } from './words.js';

/** The frame of the phone's pages: head, offline banner, and the page of the address. */
export function PhoneApp() {
  const t = useT();
  const locale = useLocale();
  const isOnline = useOnline();
  const found = routeFor(usePath());
  const page = found && <found.route.page params={found.params} />;
  return (
    <>
      <header className="head">
        <span className="mark" lang="zh-CN" aria-hidden="true">师</span>
        <strong>{t('common.productFull')}</strong>
        <button type="button" className="quiet" lang={locale === 'en' ? 'zh-CN' : 'en'} onClick={() => changeLocale(locale === 'en' ? 'zh-CN' : 'en')}>{locale === 'en' ? '中文' : 'English'}</button>
      </header>
      {!isOnline && <p className="banner" role="status">{t('common.offline')}</p>}
      <main>
        <LoadGuard fallback={<Notice tone="warn" title={t('phone.failedTitle')} text={t('common.offline')}><button type="button" className="main" onClick={() => window.location.reload()}>{t('common.reload')}</button></Notice>}>
          <Suspense fallback={<Busy />}>
            {!found && <Notice tone="warn" title={t('phone.missingTitle')} text={t('phone.missingText')} />}
            {found && (found.route.signedIn ? <SignedIn>{page}</SignedIn> : page)}
          </Suspense>
        </LoadGuard>
      </main>
    </>
  );
}

/** A page module that did not arrive, or broke. */
class LoadGuard extends Component<{ fallback: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
