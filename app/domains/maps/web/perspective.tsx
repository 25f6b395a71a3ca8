import { isConfirmed, readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Fold, Form, Heading, Hidden, Lede, Notice, Row, Shell, Submit, Time, useView, InLang } from '../../../ui/index.ts';
import { cardState, type PerspectiveCard } from '../card.ts';
import { cardOf, isLinkOver, linkOf, type CardLink } from '../cards.ts';
import type { MapElement } from '../map.ts';
import { confirmCardByLink, withdrawCardByLink, writeCardByLink } from '../writing-cards.ts';
import { CardFields, cardTyped, CardView } from './card-view.tsx';
import { ConfirmWithdrawal } from './cards.tsx';
import { cardForm, revision } from './forms.ts';
import { z } from 'zod';

/** The page that a group opens by its link, without an account: what its card says, yes, change, take back. */
export const showPerspective: Controller = async (c) =>
  (await isLinkOver(c.var.ctx, param(c, 'token'))) ? render(c, <LinkOver />, 404) : showPage(c, {}, null);

async function showPage(c: Web, problems: Problems, typed: Typed | null): Promise<Response> {
  const { ctx } = c.var;
  const token = param(c, 'token');
  const { link, element, issue } = await linkOf(ctx, token);
  const card = await cardOf(ctx, link.issueId, element.id);
  const page = <PerspectivePage token={token} link={link} element={element} issue={issue} card={card} problems={problems} typed={typed} />;
  return render(c, page, typed === null ? 200 : 422);
}

export const putPerspective: Controller = async (c) => {
  const { ctx } = c.var;
  const token = param(c, 'token');
  await linkOf(ctx, token);
  const form = await readForm(c, cardForm);
  if (!form.ok) return showPage(c, form.problems, form.typed);
  const { number, ...words } = form.value;
  if (!words.outlook && !words.stance && !words.sharedInterest && !words.needs)
    return showPage(c, { outlook: ctx.t('maps:problem.card-empty') }, { lang: words.lang, number: String(number) });
  const written = await writeCardByLink(ctx, token, words, number);
  return redirect(c, href('perspective.show', { token }), written.ok ? 'maps:notice.card-said' : 'maps:notice.card-stale');
};

const numberOnly = z.object({ number: revision });
async function numberOf(c: Web): Promise<number> {
  const form = await readForm(c, numberOnly);
  return form.ok ? form.value.number : -1;
}

export const confirmPerspective: Controller = async (c) => {
  const token = param(c, 'token');
  const confirmed = await confirmCardByLink(c.var.ctx, token, await numberOf(c));
  return redirect(c, href('perspective.show', { token }), confirmed.ok ? 'maps:notice.card-said' : 'maps:notice.card-stale');
};

export const withdrawPerspective: Controller = async (c) => {
  const token = param(c, 'token');
  await linkOf(c.var.ctx, token);
  const body = await c.req.parseBody();
  if (!(await isConfirmed(c)))
    return render(
      c,
      <ConfirmWithdrawal action={href('perspective.withdraw', { token })} back={href('perspective.show', { token })} number={String(body['number'] ?? '')} />,
    );
  const withdrawn = await withdrawCardByLink(c.var.ctx, token, await numberOf(c));
  return redirect(c, href('perspective.show', { token }), withdrawn.ok ? 'maps:notice.card-withdrawn' : 'maps:notice.card-stale');
};

/** A link that is over tells nothing of the card, and where to ask. */
function LinkOver() {
  const { t } = useView();
  return (
    <Shell title={t('maps:perspective.over')}>
      <Heading title={t('maps:perspective.over')} />
      <Notice tone="now">
        <p>{t('maps:perspective.over.why')}</p>
      </Notice>
    </Shell>
  );
}

interface PageProps {
  token: string;
  link: CardLink;
  element: MapElement;
  issue: { statement: string; lang: string };
  card: PerspectiveCard | null;
  problems: Problems;
  typed: Typed | null;
}

function PerspectivePage({ token, link, element, issue, card, problems, typed }: PageProps) {
  const { t, locale } = useView();
  const state = card ? cardState(card) : null;
  const filled = typed ?? cardTyped(card);
  return (
    <Shell title={t('maps:perspective.title', { group: element.name })} desk problem={Object.keys(problems).length > 0}>
      <Heading
        above={<InLang lang={issue.lang}>{issue.statement}</InLang>}
        title={
          <>
            {t('maps:perspective.heading')} <InLang lang={element.lang}>{element.name}</InLang>
          </>
        }
      />
      <Lede>{t(state === null || state === 'withdrawn' ? 'maps:perspective.lede.none' : `maps:perspective.lede.${state}`)}</Lede>
      {card ? <CardView card={card} /> : null}
      {card && state === 'guess' ? (
        <Form id="confirm-card" action={href('perspective.confirm', { token })} sees={t('maps:card.sees.own')}>
          <Hidden name="number" value={card.number} />
          <Submit primary icon="check">
            {t('maps:perspective.confirm')}
          </Submit>
        </Form>
      ) : null}
      <Fold
        label={t(card && state !== 'withdrawn' ? 'maps:perspective.change' : 'maps:perspective.write')}
        open={typed !== null || !card || state === 'withdrawn'}
      >
        <Form id="write-card" method="put" action={href('perspective.write', { token })} problems={problems} sees={t('maps:card.sees.own')}>
          <Hidden name="number" value={filled['number'] ?? card?.number ?? 0} />
          <CardFields typed={filled} own lang={locale.slice(0, 2)} />
          <div class="row">
            <Submit primary>{t('maps:card.submit.own')}</Submit>
          </div>
        </Form>
      </Fold>
      {card && state !== 'withdrawn' ? (
        <Row>
          <Form id="withdraw-card" layout="inline" action={href('perspective.withdraw', { token })}>
            <Hidden name="number" value={card.number} />
            <Submit small confirm={t('maps:card.withdraw.ask')}>
              {t('maps:card.withdraw')}
            </Submit>
          </Form>
        </Row>
      ) : null}
      <p class="quiet">
        {t('maps:perspective.until')} <Time value={link.expiresAt} />
      </p>
    </Shell>
  );
}
