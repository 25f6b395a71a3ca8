import { href } from '../../../routes.ts';
import { ButtonLink, Columns, CopyLink, Day, Facts, Field, Form, Hidden, Icon, Qr, Row, Section, Submit, Time, useView } from '../../../ui/index.ts';
import { hereMinutes, isHere } from '../sheet.ts';
import { sheetHref } from './place.ts';
import { lookingBack, type SheetData } from './sheet-data.ts';
import { Told } from './told.tsx';

/** The first lines of a sheet: who is here, when to come back, paper, and the way to the rest. */
export function SheetHead({ data }: { data: SheetData }) {
  const { t } = useView();
  return (
    <div class="sheet-head">
      <Here data={data} />
      <Row>
        <PrintLinks data={data} />
        {data.mayLead && !data.sheet.closedAt ? <a href={sheetHref(data, lookingBack, 'room')}>{t('tools:room')}</a> : null}
        <a href={sheetHref(data, lookingBack, 'about')}>{t('tools:about')}</a>
      </Row>
    </div>
  );
}

/** What goes with a sheet: who and when, the day to come back, the way in for the room. */
export function AboutSheet({ data }: { data: SheetData }) {
  const { t } = useView();
  const { tool, sheet } = data;
  const leadsOpen = data.mayLead && !sheet.closedAt;
  return (
    <Columns aside={leadsOpen ? <Room data={data} /> : null}>
      <Section title={t('tools:about')} id="about">
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
      </Section>
      <Revisit data={data} />
      {leadsOpen ? <Close data={data} /> : null}
    </Columns>
  );
}

/** Who turned a page here lately: said to those who fill the sheet, of those who fill it, and no more than that. */
function Here({ data }: { data: SheetData }) {
  const { t, now } = useView();
  if (!data.mayFill) return null;
  const others = data.visits.filter((visit) => visit.personId !== data.me && isHere(visit, now));
  return (
    <p id="here">
      <Icon name="people" />{' '}
      <strong>{others.length > 0 ? t('tools:here.others', { names: others.map((visit) => visit.name).join(', ') }) : t('tools:here.alone')}</strong>{' '}
      <span class="quiet">{t('tools:here.how', { count: hereMinutes })}</span>
    </p>
  );
}

/** The day to come back to the sheet. */
export function Revisit({ data }: { data: SheetData }) {
  const { t } = useView();
  const { sheet, issue } = data;
  if (!data.mayLead)
    return sheet.revisitOn ? (
      <Section title={t('tools:revisit')}>
        <p>
          <Day value={sheet.revisitOn} />
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
      <ButtonLink small icon="print" href={href('sheet.print', { issue: data.issue.slug, sheet: data.sheet.id })}>
        {t('tools:print.filled')}
      </ButtonLink>
      <ButtonLink small icon="print" href={href('tool.blank', { issue: data.issue.slug, tool: data.sheet.tool })}>
        {t('tools:print.blank')}
      </ButtonLink>
    </>
  );
}
