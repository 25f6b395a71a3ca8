import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import {
  ButtonLink,
  EmptyState,
  Fold,
  Form,
  Heading,
  Hidden,
  Lede,
  Row,
  Said,
  Section,
  Sees,
  Shell,
  Stacked,
  Submit,
  useView,
  type RailStep,
  Day,
} from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { BackToIssue, PeopleDesk } from '../../issues/web/index.ts';
import { listAsks } from '../asks.ts';
import { balanceOf, listOffers, type GiveAndAsk, type Offer } from '../offers.ts';
import { changeOffer, removeOffer, restoreOffer, writeOffer, type OfferProblem } from '../offering.ts';
import { found } from '../partner.ts';
import { offerChangeForm, offerForm } from './fields.ts';
import { OfferFields } from './offer-fields.tsx';
import { choicesFor, ledIssue, PartnerName, Ways, type Choices } from './pieces.tsx';

export const offersPage: Controller = async (c) => {
  const { groupId = '', personId = '', who = '' } = c.req.query();
  return showOffers(c, await ledIssue(c), {}, { groupId, personId, who: who.slice(0, 200) });
};

export const postOffer: Controller = async (c) => {
  const issue = await ledIssue(c);
  const form = await readForm(c, offerForm);
  if (!form.ok) return showOffers(c, issue, form.problems, form.typed);
  const written = await writeOffer(c.var.ctx, issue.id, form.value);
  if (!written.ok) return showOffers(c, issue, problemOf(c, written.reason), await typedFields(c));
  return redirect(c, `${href('offers.index', { issue: issue.slug })}#${written.value.id}`, 'outreach:notice.offer');
};

export const editOfferPage: Controller = async (c) => {
  const issue = await ledIssue(c);
  const offer = found(await listOffers(c.var.ctx, issue.id), param(c, 'offer'));
  const { groupId, personId, who, theyTry, weGive, expectedBack, givenOn, followed, lang, revision } = offer;
  const typed = { groupId, personId, who, theyTry, weGive, expectedBack, givenOn, followed, lang, revision };
  return showEdit(c, issue, offer, {}, Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, String(value ?? '')])));
};

export const putOffer: Controller = async (c) => {
  const issue = await ledIssue(c);
  const offer = found(await listOffers(c.var.ctx, issue.id), param(c, 'offer'));
  const form = await readForm(c, offerChangeForm);
  if (!form.ok) return showEdit(c, issue, offer, form.problems, form.typed);
  const { revision, ...change } = form.value;
  const changed = await changeOffer(c.var.ctx, issue.id, offer.id, revision, change);
  if (!changed.ok) return showEdit(c, issue, offer, problemOf(c, changed.reason), await typedFields(c));
  return redirect(c, `${href('offers.index', { issue: issue.slug })}#${offer.id}`, 'outreach:notice.offer-changed');
};

export const postOfferRemoval: Controller = async (c) => {
  const issue = await ledIssue(c);
  await removeOffer(c.var.ctx, issue.id, param(c, 'offer'));
  return redirect(c, href('offers.index', { issue: issue.slug }), 'outreach:notice.removed');
};

export const deleteOfferRemoval: Controller = async (c) => {
  const issue = await ledIssue(c);
  await restoreOffer(c.var.ctx, issue.id, param(c, 'offer'));
  return redirect(c, `${href('offers.index', { issue: issue.slug })}#${param(c, 'offer')}`, 'outreach:notice.restored');
};

function problemOf(c: Web, reason: OfferProblem): Problems {
  const field = { who: 'groupId', group: 'groupId', person: 'personId', future: 'givenOn' }[reason];
  return { [field]: c.var.ctx.t(`outreach:problem.${reason}`) };
}

interface OffersData {
  readonly offers: readonly Offer[];
  readonly removed: readonly Offer[];
  readonly balances: readonly GiveAndAsk[];
  readonly choices: Choices;
}

async function showOffers(c: Web, issue: Issue, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const offers = await listOffers(ctx, issue.id);
  const data = {
    offers,
    removed: await listOffers(ctx, issue.id, 'removed'),
    balances: balanceOf(offers, await listAsks(ctx, issue.id)),
    choices: await choicesFor(ctx, issue, typed['personId']),
  };
  const refused = Object.keys(problems).length > 0;
  return render(c, <OffersPage issue={issue} rail={await c.var.loopOf(issue)} data={data} problems={problems} typed={typed} />, refused ? 422 : 200, {
    issueId: issue.id,
  });
}

function OffersPage(props: { issue: Issue; rail: readonly RailStep[]; data: OffersData; problems: Problems; typed: Typed }) {
  const { t } = useView();
  const { issue, data, problems, typed } = props;
  const refused = Object.keys(problems).length > 0;
  const started = refused || Boolean(typed['groupId'] || typed['personId'] || typed['who']);
  return (
    <PeopleDesk issue={issue} rail={props.rail} page="outreach" title={t('outreach:offers.title')} problem={refused}>
      <Lede>{t('outreach:offers.lede')}</Lede>
      <Sees>{t('outreach:sees.lead')}</Sees>
      <Ways issue={issue} current="offers" />
      {data.offers.length === 0 ? <EmptyState title={t('outreach:offers.empty')} why={t('outreach:offers.empty.why')} /> : null}
      <div id="write">
        <Fold label={t('outreach:offer.open')} open={started || data.offers.length === 0}>
          <Form id="offer" action={href('offer.create', { issue: issue.slug })} problems={problems} sees={t('outreach:sees.lead')}>
            <OfferFields typed={typed} choices={data.choices} lang={issue.lang} />
            <Submit primary>{t('outreach:offer.submit')}</Submit>
          </Form>
        </Fold>
      </div>
      <Balances balances={data.balances} />
      {data.offers.length > 0 ? (
        <Section id="offers" title={t('outreach:offers.given', { count: data.offers.length })}>
          {data.offers.map((offer) => (
            <OneOffer issue={issue} offer={offer} />
          ))}
        </Section>
      ) : null}
      {data.removed.length > 0 ? (
        <Fold label={t('outreach:removed-before', { count: data.removed.length })}>
          {data.removed.map((offer) => (
            <Form layout="inline" method="delete" action={href('offer.remove', { issue: issue.slug, offer: offer.id })}>
              <Said text={offer.weGive} lang={offer.lang} />{' '}
              <Submit small icon="back">
                {t('outreach:restore')}
              </Submit>
            </Form>
          ))}
        </Fold>
      ) : null}
    </PeopleDesk>
  );
}

function Balances({ balances }: { balances: readonly GiveAndAsk[] }) {
  const { t } = useView();
  if (balances.length === 0) return null;
  const head = [t('outreach:ask.whom'), t('outreach:balance.given'), t('outreach:balance.asked'), t('outreach:balance')];
  const rows = balances.map((one) => [
    <PartnerName partner={one} />,
    String(one.given),
    String(one.asked),
    one.asked > one.given ? <strong class="due">{t('outreach:balance.owing')}</strong> : t('outreach:balance.fine'),
  ]);
  return (
    <Section id="balance" title={t('outreach:balance.title')} quiet={t('outreach:balance.about')}>
      <Stacked caption={t('outreach:balance.title')} head={head} rows={rows} figures={[1, 2]} />
    </Section>
  );
}

function OneOffer({ issue, offer }: { issue: Issue; offer: Offer }) {
  const { t } = useView();
  const at = { issue: issue.slug, offer: offer.id };
  const lines = [
    ['they-try', offer.theyTry],
    ['we-give', offer.weGive],
    ['expected', offer.expectedBack],
    ['followed', offer.followed],
  ] as const;
  return (
    <div class="card" id={offer.id}>
      <h3>
        <PartnerName partner={offer} />
      </h3>
      <p class="quiet">
        {offer.givenOn ? (
          <>
            {t('outreach:offer.given')} <Day value={offer.givenOn} style="short" />
          </>
        ) : (
          t('outreach:offer.planned')
        )}
      </p>
      {lines.map(([name, text]) =>
        text ? (
          <p>
            <b>{t(`outreach:offer.${name}.short`)}</b> <Said text={text} lang={offer.lang} />
          </p>
        ) : null,
      )}
      <Row>
        <ButtonLink small icon="pencil" href={href('offer.edit', at)}>
          {t(offer.givenOn ? 'outreach:offer.change' : 'outreach:offer.give')}
        </ButtonLink>
        <Form layout="inline" action={href('offer.remove', at)}>
          <Submit small icon="cross">
            {t('outreach:remove')}
          </Submit>
        </Form>
      </Row>
    </div>
  );
}

async function showEdit(c: Web, issue: Issue, offer: Offer, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const refused = Object.keys(problems).length > 0;
  const title = ctx.t('outreach:offer.edit');
  return render(
    c,
    <Shell title={title} desk problem={refused}>
      <Heading above={<BackToIssue issue={issue} />} title={title} />
      <Form method="put" action={href('offer.update', { issue: issue.slug, offer: offer.id })} problems={problems} sees={ctx.t('outreach:sees.lead')}>
        <Hidden name="revision" value={typed['revision'] ?? offer.revision} />
        <OfferFields typed={typed} choices={await choicesFor(ctx, issue, typed['personId'])} lang={offer.lang} />
        <Row>
          <Submit primary>{ctx.t('outreach:save')}</Submit>
          <ButtonLink href={`${href('offers.index', { issue: issue.slug })}#${offer.id}`}>{ctx.t('ui:cancel')}</ButtonLink>
        </Row>
      </Form>
    </Shell>,
    refused ? 422 : 200,
  );
}
