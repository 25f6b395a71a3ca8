import { param, render, type Controller } from '../../../platform/http/web.ts';
import { Denied } from '../../../platform/errors.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Lede, Section, Stacked, useView, type RailStep } from '../../../ui/index.ts';
import { belongs, getIssue, type Issue } from '../../issues/index.ts';
import { GroupName, PeopleDesk } from '../../issues/web/index.ts';
import { leads, standingOn } from '../../people/index.ts';
import { stands, type CardLine } from '../card.ts';
import { cardsOf } from '../cards.ts';
import { groupsOfIssue } from '../seeing.ts';
import { CardProgress, emptyFields } from './card-lines.tsx';

interface Entry {
  readonly group: { id: string; name: string; lang: string };
  readonly lines: readonly CardLine[];
}

/** The cards of the groups of an issue: those without any first. For its members and those who lead it. */
export const cardsDesk: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const standing = await standingOn(ctx, issue.id);
  if (!belongs(standing)) throw new Denied('context-cards:denied.read');
  const groups = await groupsOfIssue(ctx, issue.id);
  const cards = await cardsOf(
    ctx,
    groups.map((group) => group.id),
  );
  const entries = groups.map((group): Entry => ({ group, lines: cards.get(group.id) ?? [] }));
  const rail = await c.var.loopOf(issue);
  return render(c, <CardsPage issue={issue} rail={rail} entries={entries} mayWrite={leads(standing)} />);
};

function CardsPage({ issue, rail, entries, mayWrite }: { issue: Issue; rail: readonly RailStep[]; entries: readonly Entry[]; mayWrite: boolean }) {
  const { t } = useView();
  const empty = entries.filter(({ lines }) => !lines.some(stands));
  const begun = entries.filter(({ lines }) => lines.some(stands));
  return (
    <PeopleDesk issue={issue} rail={rail} page="cards" title={t('context-cards:desk.title')}>
      <Lede>{t('context-cards:desk.lede')}</Lede>
      {entries.length === 0 ? (
        <EmptyState
          title={t('context-cards:desk.no-groups')}
          why={t('context-cards:desk.no-groups.why')}
          action={
            mayWrite ? <ButtonLink href={href('desk.questions', { issue: issue.slug })}>{t('context-cards:desk.no-groups.first')}</ButtonLink> : undefined
          }
        />
      ) : null}
      {empty.length > 0 ? (
        <Section id="empty" title={t('context-cards:desk.empty', { count: empty.length })} quiet={t('context-cards:desk.empty.why')}>
          <ul class="lines" role="list">
            {empty.map(({ group }) => (
              <li>
                <a href={href('card.show', { group: group.id })}>
                  <GroupName name={group.name} lang={group.lang} />
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {begun.length > 0 ? (
        <Section id="begun" title={t('context-cards:desk.begun', { count: begun.length })}>
          <Stacked
            caption={t('context-cards:desk.title')}
            head={[t('context-cards:desk.group'), t('context-cards:desk.state'), t('context-cards:desk.missing')]}
            rows={begun.map(useRow())}
          />
        </Section>
      ) : null}
    </PeopleDesk>
  );
}

function useRow() {
  const { t } = useView();
  return ({ group, lines }: Entry) => [
    <a href={href('card.show', { group: group.id })}>
      <GroupName name={group.name} lang={group.lang} />
    </a>,
    <CardProgress lines={lines} />,
    emptyFields(lines)
      .map((field) => t(`context-cards:field.${field}`))
      .join(' · ') || t('context-cards:desk.whole'),
  ];
}
