import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, NowList, Row, Section, useView, type NowItem, Day, InLang } from '../../../ui/index.ts';
import { todayOf } from '../../people/index.ts';
import { urgencyOf } from '../ask.ts';
import { listMyAsks } from '../asks.ts';
import { listMySteps, type MyStep } from '../my-steps.ts';
import { listWhereTrusted, type TrustedOn } from '../trusted.ts';
import { PartnerName } from './pieces.tsx';

export interface MyOutreachData {
  readonly asks: Awaited<ReturnType<typeof listMyAsks>>;
  readonly steps: readonly MyStep[];
  readonly trusted: readonly TrustedOn[];
  readonly today: string;
}

/** What a member does for outreach: the asks and steps they took on, and where they may name somebody. */
export async function loadMyOutreach(ctx: Ctx): Promise<MyOutreachData> {
  return { asks: await listMyAsks(ctx), steps: await listMySteps(ctx), trusted: await listWhereTrusted(ctx), today: todayOf(ctx) };
}

/** The asks that I do and the next steps with hard relations, what is due first on top. Renders nothing for those who do none. */
export function MyAsks({ data }: { data: MyOutreachData }) {
  const { t } = useView();
  if (data.asks.length === 0 && data.steps.length === 0) return null;
  const when = (dueOn: string | null) => {
    const urgency = urgencyOf(dueOn, data.today);
    return urgency === 'late' || urgency === 'today' ? t(`outreach:urgency.${urgency}`) : dueOn ? <Day value={dueOn} style="short" /> : null;
  };
  const asks = data.asks.map((ask): NowItem => ({
    href: href('ask.show', { issue: ask.slug, ask: ask.id }),
    strong: <PartnerName partner={ask} />,
    rest: <InLang lang={ask.lang}>{ask.what}</InLang>,
    when: when(ask.dueOn),
  }));
  const steps = data.steps.map((step): NowItem => ({
    href: step.leads ? `${href('hard-relations.index', { issue: step.slug })}#${step.id}` : href('issue.show', { issue: step.slug }),
    strong: <PartnerName partner={step} />,
    rest: <InLang lang={step.lang}>{step.nextStep}</InLang>,
    when: when(step.byOn),
  }));
  return (
    <>
      {asks.length > 0 ? (
        <Section title={t('outreach:mine.title')} id="asks">
          <NowList items={asks} />
        </Section>
      ) : null}
      {steps.length > 0 ? (
        <Section title={t('outreach:mine.steps')} quiet={data.steps.every((step) => step.leads) ? undefined : t('outreach:mine.steps.about')} id="steps">
          <NowList items={steps} />
        </Section>
      ) : null}
    </>
  );
}

/** The way to my private notes on an issue, for its members. */
export function MyNotesLink({ issue }: { issue: { readonly slug: string } }) {
  const { t } = useView();
  return (
    <Section title={t('outreach:notes.title')} quiet={t('outreach:notes.lede')} id="notes">
      <Row>
        <ButtonLink href={href('notes.index', { issue: issue.slug })}>{t('outreach:notes.open')}</ButtonLink>
      </Row>
    </Section>
  );
}

/** Where I am trusted to name somebody. */
export function MyNominations({ data }: { data: MyOutreachData }) {
  const { t } = useView();
  if (data.trusted.length === 0) return null;
  return (
    <Section title={t('outreach:mine.nominate')} quiet={t('outreach:mine.nominate.about')} id="nominate">
      <ul>
        {data.trusted.map((one) => (
          <li>
            <a href={href('nominations.index', { issue: one.slug })}>
              <InLang lang={one.lang}>{one.statement}</InLang>
            </a>
            {one.waiting > 0 ? <span class="quiet"> {t('outreach:mine.waiting', { count: one.waiting })}</span> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
