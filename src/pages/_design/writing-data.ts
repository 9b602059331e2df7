import type { SavedRepliesAnswer } from '#shared/contract/desk/replies.ts';
import type { SimilarAnswer } from '#shared/contract/desk/suggest.ts';
import { sampleDeskThread } from './desk-data.ts';

const { department, code } = sampleDeskThread;

export const sampleReplies: SavedRepliesAnswer = {
  replies: [
    {
      ...{ id: '1', title: 'سلام و پیگیری', text: 'سلام {name}، کد پیگیری شما {code} است.' },
      ...{ sharing: 'own', department: null, uses: 12, canChange: true },
    },
    {
      ...{ id: '2', title: 'زمان بازگشت وجه', text: 'وجه تا **۷۲ ساعت** برمی‌گردد.' },
      ...{ sharing: 'department', department, uses: 0, canChange: false },
    },
  ],
  agent: 'نگار',
  canShare: { departments: [department], all: true },
};

export const sampleSimilar: SimilarAnswer = {
  similar: [
    {
      ...{ code, title: 'پول برگشت نخورد', state: 'closed', stateTitle: 'بسته شد', rating: 5 },
      ...{ answer: 'بانک تا ۷۲ ساعت برمی‌گرداند.', by: 'نگار', at: Date.now() - 86_400_000 },
    },
  ],
};
