import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import type { ApiError } from '../../../data/api-error.js';
import { JudgingPapersDocument, type PaperFragment } from '../../../data/generated/operations.js';
import { request } from '../../../data/request.js';

const PER_REQUEST = 100;

/** The whole desk at once, so that turning to the next paper needs no connection. */
export function usePapers(roundId: string) {
  const queryClient = useQueryClient();
  const queryKey = ['judging-desk', roundId];
  const query = useQuery<PaperFragment[], ApiError>({
    queryKey, staleTime: 60_000, refetchOnReconnect: true,
    queryFn: async ({ signal }) => {
      const papers: PaperFragment[] = [];
      for (;;) {
        const { judgingPapers } = await request(JudgingPapersDocument, { roundId, page: { limit: PER_REQUEST, offset: papers.length } }, { signal });
        papers.push(...judgingPapers.items);
        if (papers.length >= judgingPapers.totalCount || judgingPapers.items.length === 0) return papers;
      }
    },
  });
  /** A paper as the server answered it, without asking for the desk again. */
  const put = useCallback((paper: PaperFragment) => queryClient.setQueryData<PaperFragment[]>(['judging-desk', roundId], (papers) => papers?.map((each) => (each.id === paper.id ? paper : each))), [queryClient, roundId]);
  return { ...query, put };
}
