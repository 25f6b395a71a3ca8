import type { Child } from 'hono/jsx';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, formatNumber, Time, useView } from '../../../ui/index.ts';
import type { Conversation, ConversationState } from '../../conversations/index.ts';
import { PromiseLine, type PromiseLineData } from '../../issues/web/index.ts';

/**
 * - `few`: too few people have voted for any figure
 * - `hidden`: the reader sees it when voting has closed
 * - `not-yet`: it is being worked out
 */
export type WhyNone = 'few' | 'hidden' | 'not-yet';

interface NoResultProps {
  conversation: Conversation;
  state: ConversationState;
  why: WhyNone;
  promise: PromiseLineData | null;
}

/** What the page says before there is a result: what will stand here, why not now, and what one can do. */
export function NoResult(props: NoResultProps) {
  const { t } = useView();
  const { conversation, state, why } = props;
  const at = { conversation: conversation.id };
  return (
    <>
      <EmptyState
        title={t(`opinions:none.${why}`)}
        why={<Why {...props} />}
        action={
          state === 'open' ? (
            <>
              <ButtonLink primary={why !== 'not-yet'} href={href('conversation.show', at)}>
                {t('conversations:take-part')}
              </ButtonLink>
              <ButtonLink icon="plus" href={href('statement.new', at)}>
                {t('conversations:add')}
              </ButtonLink>
            </>
          ) : (
            <ButtonLink href={href('statements.index', at)}>{t('conversations:browse')}</ButtonLink>
          )
        }
      />
      <p>{t('opinions:none.what')}</p>
      <PromiseLine data={props.promise} />
    </>
  );
}

function Why({ conversation, state, why }: NoResultProps): Child {
  const { t, locale } = useView();
  if (why === 'not-yet') return t('opinions:none.not-yet.why');
  if (why === 'few') {
    const number = formatNumber(conversation.privacyThreshold, locale);
    return t(state === 'closed' ? 'opinions:none.few.closed' : 'opinions:none.few.why', { number });
  }
  return (
    <>
      {t('opinions:none.hidden.why')}{' '}
      {conversation.closesAt ? (
        <>
          {t('opinions:none.hidden.when')} <Time value={conversation.closesAt} style="moment" />
        </>
      ) : (
        t('conversations:closes-by-hand')
      )}
    </>
  );
}
