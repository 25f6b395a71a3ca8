import type { Ctx } from '../../../platform/ctx.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Section, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { showsResult, stateOf, type Conversation, type ConversationState } from '../conversation.ts';
import { listConversations } from '../conversations.ts';

type Shown = Conversation & { readonly state: ConversationState };

/** The conversations of an issue whose result everybody may see now. */
export async function loadShownResults(ctx: Ctx, issue: Pick<Issue, 'id'>): Promise<readonly Shown[]> {
  const all = await listConversations(ctx, issue.id);
  return all.filter((one) => showsResult(one, ctx.now)).map((one) => ({ ...one, state: stateOf(one, ctx.now) }));
}

/** The way to results, for an issue's public page. Nothing where there is none to see. */
export function ShownResults({ conversations }: { conversations: readonly Shown[] }) {
  const { t } = useView();
  if (conversations.length === 0) return null;
  return (
    <Section title={t('conversations:results')}>
      <ul class="lines" role="list">
        {conversations.map((one) => (
          <li>
            <a href={href('result.show', { conversation: one.id })} lang={one.lang} dir={direction(one.lang)}>
              {one.topic}
            </a>
            <p class="quiet">{t(one.state === 'closed' ? 'conversations:closed' : 'conversations:results.so-far')}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
