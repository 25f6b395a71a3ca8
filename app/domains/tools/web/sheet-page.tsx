import { href } from '../../../routes.ts';
import { Facts, Fold, Form, Lede, Notice, Quiet, Section, Submit, Time, useView, type RailStep } from '../../../ui/index.ts';
import { inLocale } from '../../frameworks/index.ts';
import { PeopleDesk } from '../../issues/web/index.ts';
import { AboutSheet, SheetHead } from './about-sheet.tsx';
import { NotesView } from './notes-view.tsx';
import { OnPaper } from './print-pages.tsx';
import { lookingBack, type SheetData } from './sheet-data.ts';
import { Removed, StepView } from './step-view.tsx';
import { StepsNav, WayOn } from './steps-nav.tsx';
import { Told } from './told.tsx';

/** A sheet: one step of a tool at a time, with today's records as its rows. On paper all of it. */
export function SheetPage({ data, rail }: { data: SheetData; rail: readonly RailStep[] }) {
  const { t, locale } = useView();
  const { tool, issue, sheet } = data;
  const number = data.steps.findIndex((one) => one.step.key === data.at) + 1;
  const step = data.steps[number - 1];
  return (
    <PeopleDesk issue={issue} rail={rail} page="tools" title={inLocale(tool.name, locale).text} problem={data.asked !== null}>
      <div class="on-screen stack">
        {step ? <Removed data={data} step={step} /> : null}
        {number === 1 && !data.justRemoved ? (
          <Lede>
            <Told text={tool.purpose} />
          </Lede>
        ) : null}
        {sheet.closedAt ? (
          <Notice>
            <p>
              {t('tools:closed-since')} <Time value={sheet.closedAt} />. {t('tools:closed.today')}
            </p>
            {data.mayLead ? (
              <Form layout="inline" id="reopen" method="delete" action={href('sheet.close', { issue: issue.slug, sheet: sheet.id })}>
                <Submit small>{t('tools:reopen')}</Submit>
              </Form>
            ) : null}
          </Notice>
        ) : null}
        <SheetHead data={data} />
        <StepsNav data={data} />
        {step ? <StepView data={data} step={step} number={number} /> : <LastPage data={data} />}
        <WayOn data={data} />
      </div>
      <OnPaper data={data} />
    </PeopleDesk>
  );
}

/** What comes after the steps: looking back, what the sheet is good for, the day to come back, and all about it. */
function LastPage({ data }: { data: SheetData }) {
  const { t } = useView();
  const { tool } = data;
  return (
    <>
      <Section id={lookingBack} title={t('tools:looking-back')} quiet={tool.reflections.length > 0 ? t('tools:looking-back.why') : undefined}>
        {tool.reflections.map((reflection) => (
          <div class="reflection">
            <h3>
              <Told text={reflection.question} />
            </h3>
            <NotesView data={data} step={reflection.key} open />
          </div>
        ))}
      </Section>
      <Section title={t('tools:result')}>
        <p>
          <Told text={tool.result} />
        </p>
        <Facts items={[{ name: t('tools:again'), value: <Told text={tool.again} /> }]} />
      </Section>
      <Origin data={data} />
      <AboutSheet data={data} />
    </>
  );
}

/** Where a tool comes from, and which of it is ours. */
export function Origin({ data }: { data: Pick<SheetData, 'tool' | 'source' | 'rights'> }) {
  const { t } = useView();
  return (
    <Fold label={t('tools:origin')}>
      <p>
        <Told text={data.tool.note} />
      </p>
      <Quiet>{data.source}</Quiet>
      <Quiet>{data.rights}</Quiet>
    </Fold>
  );
}
