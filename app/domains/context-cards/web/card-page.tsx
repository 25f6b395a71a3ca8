import type { Child } from 'hono/jsx';
import { param, render, type Controller, type Web } from '../../../platform/http/web.ts';
import type { Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Fold, Form, Heading, Hidden, Notice, Row, Section, Shell, Submit, useView, Field, type Problems } from '../../../ui/index.ts';
import type { Group } from '../../people/index.ts';
import { GroupName } from '../../issues/web/index.ts';
import { cardFields, type CardField, type CardLine } from '../card.ts';
import { cardOf } from '../cards.ts';
import { linkAddress, listCardLinks, type CardLink } from '../linking.ts';
import type { Sight } from '../policy.ts';
import { seeCard } from '../seeing.ts';
import { isOurs } from '../writing.ts';
import { CardProgress, History, LineQuote, linesUnder } from './card-lines.tsx';
import { LineFields } from './line-fields.tsx';
import { Links } from './links-section.tsx';

interface CardData {
  readonly group: Group;
  readonly sight: Sight;
  readonly lines: readonly CardLine[];
  /** For those who keep the card: it holds addresses. */
  readonly links: readonly CardLink[];
  readonly addresses: ReadonlyMap<string, string>;
}

/** Which form of the page needs another look. */
export interface Refused {
  readonly form: 'line' | 'link' | `removal-${string}`;
  readonly problems: Problems;
  readonly typed: Typed;
}

export const cardPage: Controller = async (c) => showCard(c, null);

/** The card of a group with everything that the actor may do. @throws NotFound */
export async function showCard(c: Web, refused: Refused | null): Promise<Response> {
  const { ctx } = c.var;
  const { group, sight } = await seeCard(ctx, param(c, 'group'));
  const links = sight.keeps ? await listCardLinks(ctx, group.id) : [];
  const data: CardData = {
    group,
    sight,
    lines: await cardOf(ctx, group.id),
    links,
    addresses: new Map(links.map((link) => [link.id, linkAddress(ctx, link.id)])),
  };
  return render(c, <CardPage data={data} refused={refused} />, refused ? 422 : 200);
}

function CardPage({ data, refused }: { data: CardData; refused: Refused | null }) {
  const { t } = useView();
  const { group, sight, lines } = data;
  return (
    <Shell title={t('context-cards:title', { group: group.name })} desk problem={refused !== null}>
      <Heading
        above={
          sight.keeps ? (
            <a href={href('directory.list', { organization: group.organizationId, kind: 'groups' })}>{group.organizationName}</a>
          ) : (
            group.organizationName
          )
        }
        title={<GroupName name={group.name} lang={group.lang} />}
        lede={t('context-cards:lede')}
      />
      <p class="quiet">
        <CardProgress lines={lines} />
      </p>
      <Row>
        {sight.speaks ? (
          <ButtonLink primary href={href('card-speaker.show', { group: group.id })}>
            {t('context-cards:speak')}
          </ButtonLink>
        ) : null}
        <ButtonLink icon="print" href={href('card.print', { group: group.id })}>
          {t('context-cards:print')}
        </ButtonLink>
      </Row>
      {lines.length === 0 ? <Teaching sight={sight} /> : null}
      {cardFields.map((field) => (
        <FieldSection field={field} data={data} refused={refused} />
      ))}
      {sight.keeps ? <Keeping data={data} refused={refused} /> : null}
      <History lines={lines} {...(sight.keeps ? { actions: (line: CardLine) => <Restore group={group} line={line} /> } : {})} />
      <p class="quiet">{t('context-cards:source')}</p>
    </Shell>
  );
}

function Teaching({ sight }: { sight: Sight }) {
  const { t } = useView();
  return (
    <EmptyState
      title={t('context-cards:empty')}
      why={t('context-cards:empty.why')}
      action={sight.keeps ? <ButtonLink href="#write">{t('context-cards:empty.first')}</ButtonLink> : undefined}
    />
  );
}

function FieldSection({ field, data, refused }: { field: CardField; data: CardData; refused: Refused | null }) {
  const { t } = useView();
  const lines = linesUnder(data.lines, field);
  return (
    <Section id={field} title={t(`context-cards:field.${field}`)} quiet={t(`context-cards:field.${field}.about`)}>
      {lines.length === 0 ? <p class="quiet">{t('context-cards:field.none')}</p> : null}
      {lines.map((line) => (
        <LineQuote line={line}>{data.sight.keeps ? <LineActions group={data.group} line={line} refused={refused} /> : null}</LineQuote>
      ))}
    </Section>
  );
}

function LineActions({ group, line, refused }: { group: Group; line: CardLine; refused: Refused | null }) {
  const { t } = useView();
  const at = { group: group.id, line: line.id };
  const mine = refused?.form === `removal-${line.id}` ? refused : null;
  return (
    <Row>
      {isOurs(line) ? (
        <ButtonLink small icon="pencil" href={href('card-line.edit', at)}>
          {t('context-cards:line.change')}
        </ButtonLink>
      ) : null}
      <Fold label={t('context-cards:line.remove')} open={mine !== null}>
        <Form id={`removal-${line.id}`} action={href('card-line.remove', at)} problems={mine?.problems ?? {}} sees={t('context-cards:line.remove.sees')}>
          <Hidden name="revision" value={mine?.typed['revision'] ?? line.revision} />
          <Field name="reason" label={t('context-cards:line.remove.reason')} value={mine?.typed['reason']} maxlength={1000} required />
          <Submit small>{t('context-cards:line.remove.submit')}</Submit>
        </Form>
      </Fold>
    </Row>
  );
}

function Restore({ group, line }: { group: Group; line: CardLine }): Child {
  const { t } = useView();
  if (line.state !== 'removed') return null;
  return (
    <Form layout="inline" method="delete" action={href('card-line.remove', { group: group.id, line: line.id })}>
      <Submit small icon="back">
        {t('context-cards:line.restore')}
      </Submit>
    </Form>
  );
}

function Keeping({ data, refused }: { data: CardData; refused: Refused | null }) {
  const { t } = useView();
  const { group } = data;
  const line = refused?.form === 'line' ? refused : null;
  return (
    <>
      <Section id="write" title={t('context-cards:write')} quiet={t('context-cards:write.about')}>
        <Fold label={t('context-cards:write.open')} open={line !== null || data.lines.length === 0}>
          <Form id="line" action={href('card-line.create', { group: group.id })} problems={line?.problems ?? {}} sees={t('context-cards:sees')}>
            <LineFields typed={line?.typed ?? {}} lang={group.lang} withField />
            <Submit primary>{t('context-cards:write.submit')}</Submit>
          </Form>
        </Fold>
      </Section>
      <Links group={group} links={data.links} addresses={data.addresses} refused={refused?.form === 'link' ? refused : null} />
      {data.lines.length === 0 ? <Notice>{t('context-cards:link.first-guess')}</Notice> : null}
    </>
  );
}
