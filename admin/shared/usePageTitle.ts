import { useEffect } from 'react';

import { useT } from '../i18n/useT.js';

/** The title of the browser's tab. */
export function usePageTitle(title: string | undefined): void {
  const product = useT()('common.productFull');
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}
