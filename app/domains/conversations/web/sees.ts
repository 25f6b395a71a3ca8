import type { Translate } from '../../../platform/i18n/translate.ts';
import type { Conversation } from '../conversation.ts';

type Shown = Pick<Conversation, 'resultsShown' | 'votesOpen' | 'privacyThreshold'>;

/** Who sees what of a vote, for the line beside the button. */
export function seesVote(t: Translate, { resultsShown, votesOpen, privacyThreshold }: Shown): string {
  const line = t(`conversations:sees.${resultsShown}`, { least: privacyThreshold });
  return votesOpen ? `${line} ${t('conversations:sees.votes-open')}` : line;
}

/** The same for a new statement, whose author is counted as agreeing with it. */
export function seesStatement(t: Translate, { reviewedFirst, votesOpen }: Pick<Conversation, 'reviewedFirst' | 'votesOpen'>): string {
  const line = t(reviewedFirst ? 'conversations:new-statement.sees-reviewed' : 'conversations:new-statement.sees');
  return votesOpen ? `${line} ${t('conversations:sees.votes-open')}` : line;
}
