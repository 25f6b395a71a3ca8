import type { Child } from 'hono/jsx';
import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { CopyLink, Form, Heading, Notice, Quiet, Row, Said, Section, Shell, Submit, Time, useView } from '../../../ui/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { dueAt, isShown } from '../input.ts';
import { getSaid, privateLink, type SaidInput } from '../private-link.ts';
import { hiddenFor, type HiddenFor } from '../moderating.ts';
import { InputQuote } from './who-said-it.tsx';

export interface SaidData {
  readonly input: SaidInput;
  readonly key: string;
  readonly link: string;
  readonly hidden: HiddenFor | null;
}

/** What a private link opens. @throws NotFound */
export async function loadSaid(ctx: Ctx, key: string): Promise<SaidData> {
  const input = await getSaid(ctx, key);
  return { input, key, link: privateLink(ctx, input.id), hidden: await hiddenFor(ctx, input, ctx.locale) };
}

/** The author's own page: what they said, where it stands, its answer, and the way to take it back. */
export function SaidPage({ data, fresh, answer }: { data: SaidData; fresh: boolean; answer: Child }) {
  const { t } = useView();
  const { input, link } = data;
  return (
    <Shell title={t('inputs:said.title')}>
      <Heading above={<BackToIssue issue={input.issue} />} title={t('inputs:said.title')} />
      {fresh ? <KeepLink link={link} reachable={input.reachable} /> : null}
      <InputQuote input={input} threshold={0}>
        {answer && isShown(input) ? null : <Standing data={data} />}
        {answer}
      </InputQuote>
      <TakeBack data={data} />
      {fresh ? null : <KeepLink link={link} reachable={input.reachable} />}
    </Shell>
  );
}

function KeepLink({ link, reachable }: { link: string; reachable: boolean }) {
  const { t } = useView();
  return (
    <Section title={t('inputs:said.keep')} quiet={t(reachable ? 'inputs:said.keep.mailed' : 'inputs:said.keep.why')}>
      <CopyLink href={link} label={t('inputs:said.link')} />
    </Section>
  );
}

/** Where an input stands that has no answer yet. */
function Standing({ data: { input, hidden } }: { data: SaidData }) {
  const { t, now } = useView();
  if (input.withdrawnAt)
    return (
      <Notice>
        {t('inputs:said.withdrawn')} <Time value={input.withdrawnAt} />
      </Notice>
    );
  if (input.waits) return <Notice>{t('inputs:said.waits')}</Notice>;
  if (hidden) return <HiddenBecause hidden={hidden} />;
  const due = dueAt(input, input.answerDays);
  const late = due < now;
  return (
    <Notice tone={late ? 'now' : 'plain'}>
      {t(late ? 'inputs:said.late' : 'inputs:said.waiting')} <Time value={due} />
    </Notice>
  );
}

/** The rule and the reason, as the author reads them. */
export function HiddenBecause({ hidden }: { hidden: HiddenFor }) {
  const { t } = useView();
  return (
    <Notice tone="bad">
      <p>
        {t('inputs:said.hidden')} <b lang={hidden.title.lang}>{hidden.title.text}</b>
      </p>
      <p>
        <Said text={hidden.reason} lang={hidden.reasonLang} />
      </p>
      {hidden.toAuthor ? <p lang={hidden.toAuthor.lang}>{hidden.toAuthor.text}</p> : null}
    </Notice>
  );
}

function TakeBack({ data: { input, key } }: { data: SaidData }) {
  const { t } = useView();
  if (input.withdrawnAt) {
    return (
      <Form action={href('input.restore', { key })} method="delete">
        <Submit>{t('inputs:bring-back')}</Submit>
      </Form>
    );
  }
  return (
    <>
      <Form action={href('input.withdraw', { key })} sees={isShown(input) ? t('inputs:withdraw.sees') : undefined}>
        <Row>
          <Submit confirm={t('inputs:withdraw.what')}>{t('inputs:withdraw')}</Submit>
        </Row>
      </Form>
      <Quiet>{t('inputs:said.both')}</Quiet>
    </>
  );
}
