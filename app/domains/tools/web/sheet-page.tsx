import { href } from '../../../routes.ts';
import { Facts, Fold, Form, Lede, Notice, Quiet, Section, Submit, Time, useView, type RailStep } from '../../../ui/index.ts';
import { inLocale } from '../../frameworks/index.ts';
import { PeopleDesk } from '../../issues/web/index.ts';
import { AboutSheet, SheetHead } from './about-sheet.tsx';
import { NotesView } from './notes-view.tsx';
import type { SheetData } from './sheet-data.ts';
import { StepView } from './step-view.tsx';
import { Told } from './told.tsx';

/** A sheet: the guided steps of a tool, with today's records as its rows. */
export function SheetPage({ data, rail }: { data: SheetData; rail: readonly RailStep[] }) {
  const { t, locale } = useView();
  const { tool, issue, sheet } = data;
  return (
    <PeopleDesk issue={issue} rail={rail} page="tools" title={inLocale(tool.name, locale).text} problem={data.asked !== null}>
      <Lede>
        <Told text={tool.purpose} />
      </Lede>
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
      {data.steps.map((step, at) => (
        <StepView data={data} step={step} number={at + 1} />
      ))}
      {tool.reflections.length > 0 ? <LookingBack data={data} /> : null}
      <Section title={t('tools:result')}>
        <p>
          <Told text={tool.result} />
        </p>
        <Facts items={[{ name: t('tools:again'), value: <Told text={tool.again} /> }]} />
      </Section>
      <Origin data={data} />
      <AboutSheet data={data} />
    </PeopleDesk>
  );
}

function LookingBack({ data }: { data: SheetData }) {
  const { t } = useView();
  return (
    <Section id="looking-back" title={t('tools:looking-back')} quiet={t('tools:looking-back.why')}>
      {data.tool.reflections.map((reflection) => (
        <div class="reflection">
          <h3>
            <Told text={reflection.question} />
          </h3>
          <NotesView data={data} step={reflection.key} notes={data.notes.filter((note) => note.step === reflection.key)} />
        </div>
      ))}
      {data.removedNotes.length > 0 && data.mayFill ? (
        <Fold label={t('tools:note.removed', { count: data.removedNotes.length })}>
          {data.removedNotes.map((note) => (
            <Form
              layout="inline"
              id={`restore-${note.id}`}
              method="delete"
              action={href('sheet-note.remove', { issue: data.issue.slug, sheet: data.sheet.id, note: note.id })}
            >
              <p lang={note.lang}>{note.body}</p>
              <Submit small icon="back">
                {t('tools:note.restore')}
              </Submit>
            </Form>
          ))}
        </Fold>
      ) : null}
    </Section>
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
