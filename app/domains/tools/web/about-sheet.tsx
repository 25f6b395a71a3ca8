import { href } from '../../../routes.ts';
import { ButtonLink, CopyLink, Facts, Field, Form, Hidden, Qr, Quiet, Row, Section, Submit, Time, useView } from '../../../ui/index.ts';
import { hereMinutes, isHere } from '../sheet.ts';
import type { SheetData } from './sheet-data.ts';
import { Told } from './told.tsx';

/** What goes with a sheet: who and when, who is here, the way in for the room, the day to come back, paper. */
export function AboutSheet({ data }: { data: SheetData }) {
  const { t } = useView();
  const { tool, sheet } = data;
  return (
    <>
      <Here data={data} />
      <Section title={t('tools:about')}>
        <Facts
          items={[
            { name: t('tools:who'), value: <Told text={tool.who} /> },
            { name: t('tools:when'), value: <Told text={tool.when} /> },
            {
              name: t('tools:opened'),
              value: (
                <>
                  <Time value={sheet.openedAt} />, {sheet.openedBy}
                </>
              ),
            },
            { name: t('tools:took-part'), value: data.visits.map((visit) => visit.name).join(', ') || '–' },
          ]}
        />
        <Row>
          <PrintLinks data={data} />
        </Row>
      </Section>
      <Revisit data={data} />
      {data.mayLead && !sheet.closedAt ? <Room data={data} /> : null}
      {data.mayLead && !sheet.closedAt ? <Close data={data} /> : null}
    </>
  );
}

/** Who turned a page here lately: said to those who fill the sheet, of those who fill it, and no more than that. */
function Here({ data }: { data: SheetData }) {
  const { t, now } = useView();
  if (!data.mayFill) return null;
  const others = data.visits.filter((visit) => visit.personId !== data.me && isHere(visit, now));
  return (
    <Section title={t('tools:here')} id="here">
      <p>{others.length > 0 ? t('tools:here.others', { names: others.map((visit) => visit.name).join(', ') }) : t('tools:here.alone')}</p>
      <Quiet>{t('tools:here.how', { count: hereMinutes })}</Quiet>
    </Section>
  );
}

function Revisit({ data }: { data: SheetData }) {
  const { t } = useView();
  const { sheet, issue } = data;
  if (!data.mayLead)
    return sheet.revisitOn ? (
      <Section title={t('tools:revisit')}>
        <p>
          <Time value={`${sheet.revisitOn}T12:00:00Z`} />
        </p>
      </Section>
    ) : null;
  const mine = data.asked?.form === 'revisit';
  return (
    <Section title={t('tools:revisit')} id="revisit-section">
      <Form
        id="revisit"
        method="put"
        action={href('sheet.update', { issue: issue.slug, sheet: sheet.id })}
        problems={mine ? data.asked?.problems : {}}
        sees={t('tools:revisit.sees')}
      >
        <Hidden name="revision" value={sheet.revision} />
        <Field
          name="revisitOn"
          type="date"
          label={t('tools:revisit.day')}
          hint={t('tools:revisit.hint')}
          value={mine ? data.asked?.typed['revisitOn'] : sheet.revisitOn}
          optional
        />
        <Submit>{t('tools:revisit.save')}</Submit>
      </Form>
    </Section>
  );
}

/** The link for people in the room, as address and square. */
function Room({ data }: { data: SheetData }) {
  const { t } = useView();
  const at = { issue: data.issue.slug, sheet: data.sheet.id };
  return (
    <Section title={t('tools:room')} id="room" quiet={t('tools:room.why')}>
      {data.door ? (
        <>
          <Qr text={data.door} title={t('tools:room.square')} />
          <CopyLink href={data.door} label={t('tools:room.link')} id="copy-door" />
          <Form layout="inline" id="shut-door" method="delete" action={href('sheet-door.open', at)}>
            <Submit small>{t('tools:room.shut')}</Submit>
          </Form>
        </>
      ) : (
        <Form id="open-door" action={href('sheet-door.open', at)} sees={t('tools:room.sees')}>
          <Submit>{t('tools:room.open')}</Submit>
        </Form>
      )}
    </Section>
  );
}

function Close({ data }: { data: SheetData }) {
  const { t } = useView();
  return (
    <Section title={t('tools:close.title')}>
      <Form id="close" action={href('sheet.close', { issue: data.issue.slug, sheet: data.sheet.id })} sees={t('tools:close.sees')}>
        <Submit>{t('tools:close')}</Submit>
      </Form>
    </Section>
  );
}

/** To the printed sheets. */
function PrintLinks({ data }: { data: SheetData }) {
  const { t } = useView();
  return (
    <>
      <ButtonLink icon="print" href={href('sheet.print', { issue: data.issue.slug, sheet: data.sheet.id })}>
        {t('tools:print.filled')}
      </ButtonLink>
      <ButtonLink icon="print" href={href('tool.blank', { issue: data.issue.slug, tool: data.sheet.tool })}>
        {t('tools:print.blank')}
      </ButtonLink>
    </>
  );
}
