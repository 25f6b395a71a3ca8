import { direction } from '../../../platform/i18n/locales.ts';
import { Qr, Shell, useView } from '../../../ui/index.ts';
import type { Conversation, ConversationState } from '../../conversations/index.ts';
import type { Figure, ToldResult } from '../told.ts';
import type { WhyNone } from './result-empty.tsx';
import { RoomFindings } from './room-findings.tsx';
import { figureText } from './sentences.ts';

export interface RoomPageProps {
  conversation: Conversation;
  state: ConversationState;
  /** Where the code is typed, as people say it: `longtable.example/join`. */
  address: string;
  /** Null where there is none; then only the square and the full address lead in. */
  code: string | null;
  /** The full address that the square holds. */
  joinUrl: string;
  /** How many take part, told in steps of the threshold (or as the result tells it). */
  people: Figure;
  /** Null where it may not be shown to the room now. */
  result: ToldResult | null;
  why: WhyNone | null;
}

/** For the wall of a room: how to take part, and what people say as they vote. It renews itself. */
export function RoomPage(props: RoomPageProps) {
  const { t } = useView();
  const { conversation, state, result } = props;
  return (
    <Shell title={t('opinions:room.title', { topic: conversation.topic })} desk bare scripts={result ? ['map'] : []}>
      <div class={result ? 'room room-told' : 'room'}>
        <h1 tabindex={-1} lang={conversation.lang} dir={direction(conversation.lang)}>
          {conversation.topic}
        </h1>
        <div class="room-main">{result ? <RoomFindings conversationId={conversation.id} result={result} /> : <Waiting {...props} />}</div>
        <aside class="room-join">
          {state === 'closed' ? <p class="room-call">{t('opinions:room.closed')}</p> : <HowToJoin {...props} />}
          <People {...props} />
        </aside>
      </div>
    </Shell>
  );
}

function HowToJoin({ address, code, joinUrl, state }: RoomPageProps) {
  const { t } = useView();
  return (
    <>
      <p class="room-call">{t(state === 'coming' ? 'opinions:room.coming' : 'opinions:room.call')}</p>
      <Qr text={joinUrl} title={t('opinions:room.qr', { address: joinUrl })} />
      <p class="room-address">
        <a href={joinUrl}>
          <bdi>{code ? address : joinUrl}</bdi>
        </a>
      </p>
      {code ? (
        <p class="room-code">
          <span>{t('opinions:room.code')}</span> <bdi>{inThrees(code)}</bdi>
        </p>
      ) : null}
    </>
  );
}

/** Six letters are read out and typed more easily as two times three. */
export function inThrees(code: string): string {
  return code.replace(/(.{3})(?=.)/g, '$1 ');
}

function People({ people, result, conversation }: RoomPageProps) {
  const view = useView();
  const told = result ?? { manner: 'steps' as const, threshold: conversation.privacyThreshold };
  const figure = figureText(view, people, told);
  if (figure === null) return null;
  return (
    <p class="room-people">
      <strong>{figure}</strong> {view.t('opinions:room.people')}
    </p>
  );
}

/** What the room sees before there is a result: what happens here, and when the result comes. */
function Waiting({ state, why }: RoomPageProps) {
  const { t } = useView();
  if (state === 'closed') return <p class="room-lede">{t('opinions:none.not-yet.why')}</p>;
  return (
    <>
      <ol class="room-steps" role="list">
        {(['open', 'vote', 'add'] as const).map((step, at) => (
          <li>
            <span class="room-number" aria-hidden="true">
              {at + 1}
            </span>
            {t(`opinions:room.step.${step}`)}
          </li>
        ))}
      </ol>
      <p class="room-lede">{t(why === 'hidden' ? 'opinions:room.later' : 'opinions:room.soon')}</p>
    </>
  );
}
