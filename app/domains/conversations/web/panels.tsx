import type { Child } from 'hono/jsx';
import { inSteps } from '../../../engines/suppression/index.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Card, EmptyState, Num, Section, Stacked, Time, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { leads, standingOn } from '../../people/index.ts';
import { stateOf, type Conversation, type ConversationState } from '../conversation.ts';
import { listConversations } from '../conversations.ts';
import { countsOf, type ConversationCounts } from '../tallies.ts';

interface Counted extends Conversation {
  readonly state: ConversationState;
  readonly counts: Omit<ConversationCounts, 'conversationId'>;
}

export interface ConversationsPanelData {
  readonly conversations: readonly Counted[];
  /** Only those who lead see counts of fewer people than the threshold, and may start a conversation. */
  readonly lead: boolean;
}

/** What the desk's Hear tab shows of conversations. */
export async function loadConversationsPanel(ctx: Ctx, issue: Pick<Issue, 'id'>): Promise<ConversationsPanelData> {
  return { conversations: await listCounted(ctx, issue.id), lead: leads(await standingOn(ctx, issue.id)) };
}

/** The open conversations for an issue's public page. */
export async function loadPublicConversations(ctx: Ctx, issue: Pick<Issue, 'id'>): Promise<readonly Counted[]> {
  return (await listCounted(ctx, issue.id)).filter((one) => one.state === 'open');
}

async function listCounted(ctx: Ctx, issueId: string): Promise<Counted[]> {
  const counts = await countsOf(ctx, issueId);
  const none = { statements: 0, waiting: 0, votes: 0, voters: 0 };
  return (await listConversations(ctx, issueId)).map((one) => ({ ...one, state: stateOf(one, ctx.now), counts: counts.get(one.id) ?? none }));
}

export function ConversationsPanel({ data, issue }: { data: ConversationsPanelData; issue: Pick<Issue, 'slug'> }) {
  const { t } = useView();
  const create = data.lead ? (
    <ButtonLink icon="plus" href={href('conversation.new', { issue: issue.slug })}>
      {t('conversations:panel.new')}
    </ButtonLink>
  ) : null;
  if (data.conversations.length === 0) {
    return (
      <Section title={t('conversations:panel')}>
        <EmptyState title={t('conversations:panel.empty')} why={t('conversations:panel.empty.why')} action={create} />
      </Section>
    );
  }
  return (
    <Section title={t('conversations:panel')} aside={create}>
      <Stacked
        caption={t('conversations:panel')}
        head={[
          t('conversations:panel.topic'),
          t('conversations:desk.state'),
          t('conversations:desk.statements'),
          t('conversations:desk.voters'),
          t('conversations:desk.votes'),
        ]}
        figures={[2, 3, 4]}
        rows={data.conversations.map((one) => [
          <TopicLink conversation={one} to={data.lead ? 'conversation.desk' : 'conversation.show'} />,
          <>
            {t(`conversations:state.${one.state}`)}
            {data.lead && one.counts.waiting > 0 ? (
              <>
                <br />
                <strong class="due">{t('conversations:panel.waiting', { count: one.counts.waiting })}</strong>
              </>
            ) : null}
          </>,
          <Num value={one.counts.statements} />,
          ...figuresOf(one, data.lead),
        ])}
      />
    </Section>
  );
}

/** Voters and votes; for those who do not lead only from the threshold on, and in steps of it (decision 0009). */
function figuresOf({ counts, privacyThreshold }: Counted, lead: boolean): Child[] {
  if (lead) return [<Num value={counts.voters} />, <Num value={counts.votes} />];
  if (counts.voters < privacyThreshold) return [`< ${privacyThreshold}`, '–'];
  const told = (count: number) => (
    <>
      ≥ <Num value={inSteps(count, privacyThreshold)} />
    </>
  );
  return [told(counts.voters), told(counts.votes)];
}

function TopicLink({ conversation, to }: { conversation: Conversation; to: 'conversation.desk' | 'conversation.show' }) {
  const { id, lang, topic } = conversation;
  return (
    <a href={href(to, { conversation: id })} lang={lang} dir={direction(lang)}>
      {topic}
    </a>
  );
}

/** What one can vote on now, for the issue's public page. Nothing where nothing is open. */
export function PublicConversations({ conversations }: { conversations: readonly Counted[] }) {
  const { t } = useView();
  return (
    <>
      {conversations.map((one) => (
        <Card>
          <h3 lang={one.lang} dir={direction(one.lang)}>
            {one.topic}
          </h3>
          <p class="quiet">
            {t('conversations:statements', { count: one.counts.statements })}
            {one.closesAt ? (
              <>
                {' '}
                · {t('conversations:closes-by-itself')} <Time value={one.closesAt} style="moment" />
              </>
            ) : null}
          </p>
          <div class="row">
            <ButtonLink primary icon="vote" href={href('conversation.show', { conversation: one.id })}>
              {t('conversations:take-part')}
            </ButtonLink>
          </div>
        </Card>
      ))}
    </>
  );
}
