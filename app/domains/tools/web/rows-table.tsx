import type { Child } from 'hono/jsx';
import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Fold, Form, Hidden, Icon, LanguageField, Stacked, Submit, useView } from '../../../ui/index.ts';
import type { Cell, FollowUp, SheetRow } from '../rows/index.ts';
import type { SheetData, StepData } from './sheet-data.ts';
import { RowField } from './row-fields.tsx';
import { Told } from './told.tsx';

/** The records at a step as a table: a card for each on a phone. */
export function RowsTable({ data, step, plain }: { data: SheetData; step: StepData; plain?: boolean }) {
  const { t, locale } = useView();
  const words = step.step.columns ?? [];
  const acts = data.mayFill && !plain;
  const rows = step.rows ?? [];
  const title = step.step.title[locale] ?? step.step.title['en'] ?? '';
  return (
    <Stacked
      caption={title}
      head={[...words.map((column) => <Told text={column.label} />), ...(acts ? [t('tools:row.do')] : [])]}
      rows={rows.map((row) => [
        ...words.map((column, at): Child =>
          at === 0 ? (
            <span id={row.id}>
              <CellView cell={row.cells[column.key]} />
              {row.flags.map((flag) => (
                <span class="flagged">
                  <Icon name="flag" />
                  {flag}
                </span>
              ))}
              {row.asides.map((aside) => (
                <span class="quiet row-aside">{aside}</span>
              ))}
            </span>
          ) : (
            <CellView cell={row.cells[column.key]} />
          ),
        ),
        ...(acts ? [<RowActions data={data} step={step} row={row} />] : []),
      ])}
    />
  );
}

/** What stands in a cell, in people's own words; a guess is pencilled. */
export function CellView({ cell }: { cell: Cell | undefined }) {
  const { t } = useView();
  if (!cell?.text) return <span class="quiet">–</span>;
  return (
    <span class={cell.isGuess ? 'cell-guess' : undefined}>
      <span class="cell-words" lang={cell.lang} dir={cell.lang ? direction(cell.lang) : undefined}>
        {cell.text}
      </span>
      {cell.isGuess ? (
        <span class="guess-mark">
          <Icon name="pencil" />
          {t('tools:guess')}
        </span>
      ) : null}
    </span>
  );
}

function RowActions({ data, step, row }: { data: SheetData; step: StepData; row: SheetRow }) {
  const { t } = useView();
  const at = { issue: data.issue.slug, sheet: data.sheet.id, step: step.step.key, row: row.id };
  const open = step.followUps.filter((one) => row.followUps.includes(one.key));
  const asking = open.filter((one) => one.fields.length > 0);
  return (
    <div class="row-do">
      {row.href ? <a href={row.href}>{t('tools:row.open')}</a> : null}
      {row.mayChange ? (
        <ButtonLink small icon="pencil" href={href('sheet-row.edit', at)}>
          {t('tools:row.edit')}
          <span class="unseen"> {row.name}</span>
        </ButtonLink>
      ) : null}
      {open
        .filter((one) => one.fields.length === 0)
        .map((one) => (
          <FollowUpForm data={data} step={step} row={row} followUp={one} />
        ))}
      {asking.length > 0 ? (
        <Fold label={t('tools:row.next')} open={asking.some((one) => data.asked?.form === `${one.key}-${row.id}`)}>
          {asking.map((one) => (
            <FollowUpForm data={data} step={step} row={row} followUp={one} />
          ))}
        </Fold>
      ) : null}
      {row.mayChange && step.kind?.remove ? (
        <Form layout="inline" id={`remove-${row.id}`} action={href('sheet-row.remove', at)}>
          <Submit small icon="cross">
            {t('tools:row.remove')}
            <span class="unseen"> {row.name}</span>
          </Submit>
        </Form>
      ) : null}
    </div>
  );
}

interface FollowUpProps {
  data: SheetData;
  step: StepData;
  row: SheetRow;
  followUp: FollowUp;
}

/** One press where nothing is asked, else a small form behind its name. */
function FollowUpForm({ data, step, row, followUp }: FollowUpProps) {
  const { locale } = useView();
  const at = { issue: data.issue.slug, sheet: data.sheet.id, step: step.step.key, row: row.id, follow: followUp.key };
  const form = `${followUp.key}-${row.id}`;
  const mine = data.asked?.form === form;
  const typed = mine && data.asked ? data.asked.typed : (followUp.initial?.(row) ?? {});
  const fields = (
    <Form
      id={form}
      action={href('sheet-row.follow', at)}
      problems={mine ? data.asked?.problems : {}}
      sees={followUp.fields.length > 0 ? followUp.sees : undefined}
    >
      <Hidden name="revision" value={row.revision} />
      {followUp.fields.map((field) => (
        <RowField column={field} label={field.label} options={step.options} typed={typed} />
      ))}
      {followUp.fields.some((field) => field.kind === 'text') ? (
        <LanguageField name="lang" label={<FollowLang />} value={typed['lang'] || locale.slice(0, 2)} />
      ) : null}
      <Submit small icon={followUp.fields.length > 0 ? undefined : 'check'}>
        {followUp.label}
        <span class="unseen"> {row.name}</span>
      </Submit>
    </Form>
  );
  if (followUp.fields.length === 0) return fields;
  return (
    <Fold label={followUp.label} open={mine}>
      {fields}
    </Fold>
  );
}

function FollowLang() {
  const { t } = useView();
  return <>{t('issues:lang')}</>;
}
