import { href } from '../../../routes.ts';
import { CopyLink, Fold, Form, Hidden, Row, Section, Submit, Time, useView } from '../../../ui/index.ts';
import { cardState, cardToken, ownerOf } from '../card.ts';
import { canGuess } from '../policy.ts';
import { CardFields, cardTyped, CardView } from './card-view.tsx';
import type { ElementPageData } from './element-page.tsx';

/** The perspective card of a group: what it says, the forms of whoever may write it, and the links by which the group itself does. */
export function CardSection({ data }: { data: ElementPageData }) {
  const { t } = useView();
  const { card, mayKeep, speaks } = data;
  return (
    <Section id="card" title={t('maps:card')} quiet={t('maps:card.about')}>
      {card ? <CardView card={card} /> : <p>{t('maps:card.none')}</p>}
      {speaks && card ? <OwnButtons data={data} /> : null}
      <WriteCard data={data} />
      {mayKeep ? <Links data={data} /> : null}
    </Section>
  );
}

function OwnButtons({ data: { issue, element, card } }: { data: ElementPageData }) {
  const { t } = useView();
  const at = { issue: issue.slug, element: element.id };
  const state = card ? cardState(card) : 'withdrawn';
  if (!card || state === 'withdrawn') return null;
  return (
    <Row>
      {state === 'guess' ? (
        <Form id="confirm-card" layout="inline" action={href('perspective-card.confirm', at)}>
          <Hidden name="number" value={card.number} />
          <Submit small icon="check">
            {t('maps:card.confirm')}
          </Submit>
        </Form>
      ) : null}
      <Form id="withdraw-card" layout="inline" action={href('perspective-card.withdraw', at)}>
        <Hidden name="number" value={card.number} />
        <Submit small confirm={t('maps:card.withdraw.ask')}>
          {t('maps:card.withdraw')}
        </Submit>
      </Form>
    </Row>
  );
}

function WriteCard({ data }: { data: ElementPageData }) {
  const { t, locale } = useView();
  const { issue, element, card, speaks, standing, asked } = data;
  const verdict = canGuess(standing, ownerOf(card));
  if (!speaks && !verdict.allowed) return verdict.reason === 'maps:denied.card' ? <p class="quiet">{t('maps:denied.card')}</p> : null;
  const problems = asked === 'card' ? data.problems : {};
  const typed = data.cardTyped ?? cardTyped(card);
  return (
    <Fold label={t(speaks ? 'maps:card.write.own' : card ? 'maps:card.write.again' : 'maps:card.write.guess')} open={asked === 'card'}>
      <Form
        id="write-card"
        method="put"
        action={href('perspective-card.write', { issue: issue.slug, element: element.id })}
        problems={problems}
        sees={t(speaks ? 'maps:card.sees.own' : 'maps:card.sees.guess')}
      >
        <Hidden name="number" value={typed['number'] ?? card?.number ?? 0} />
        <CardFields typed={typed} own={speaks} lang={locale.slice(0, 2)} />
        <div class="row">
          <Submit>{t(speaks ? 'maps:card.submit.own' : 'maps:card.submit.guess')}</Submit>
        </div>
      </Form>
    </Fold>
  );
}

function Links({ data }: { data: ElementPageData }) {
  const { t } = useView();
  const { issue, element, links, origin } = data;
  const at = { issue: issue.slug, element: element.id };
  return (
    <Fold label={t('maps:links', { count: links.length })} open={links.length > 0}>
      <p>{t('maps:links.about')}</p>
      {links.map((link) => (
        <div class="stack">
          <CopyLink id={`link-${link.id}`} label={t('maps:links.link')} href={`${origin}${href('perspective.show', { token: cardToken(data, link.id) })}`} />
          <Form id={`revoke-${link.id}`} layout="inline" method="delete" action={href('perspective-link.revoke', { issue: issue.slug, link: link.id })}>
            <span class="quiet">
              {t('maps:links.until')} <Time value={link.expiresAt} />
            </span>{' '}
            <Submit small>{t('maps:links.revoke')}</Submit>
          </Form>
        </div>
      ))}
      <Form id="make-link" action={href('perspective-link.create', at)} sees={t('maps:links.sees')}>
        <Submit small icon="plus">
          {t('maps:links.make')}
        </Submit>
      </Form>
    </Fold>
  );
}
