import { type SubmitEvent, useState } from 'react';

import type { EvidenceFiles } from './useEvidence.js';

/** The submit of a form with files: while one has not arrived, it asks before it sends. @param check says what is wrong before anything is sent; true: nothing. */
export function useSendWithFiles(files: EvidenceFiles, send: () => Promise<void>, check: () => boolean = () => true): { submit: (event: SubmitEvent) => void; isAsked: boolean } {
  const [wasAsked, setAsked] = useState(false);
  return {
    isAsked: wasAsked && files.failed.length > 0,
    submit: (event) => {
      event.preventDefault();
      const isGood = check();
      setAsked(isGood && files.failed.length > 0);
      if (isGood && files.failed.length === 0) void send();
    },
  };
}
