import type { Child } from 'hono/jsx';
import { href } from '../../../routes.ts';
import { ButtonLink, Icon, Quiet, Said, Stacked, useView } from '../../../ui/index.ts';
import type { Cell, SheetRow } from '../rows/index.ts';
import type { SheetData, StepData } from './sheet-data.ts';
import { Told } from './told.tsx';

/** The records at a step as a table: a card for each on a phone. */
export function RowsTable({ data, step, plain }: { data: SheetData; step: StepData; plain?: boolean }) {
  const { t, locale } = useView();
  const words = step.step.columns ?? [];
  const acts = (data.mayFill || (data.maySuggest && step.kind?.isOwnWords)) && !plain;
  const rows = step.rows ?? [];
  const title = step.step.title[locale] ?? step.step.title['en'] ?? '';
  return (
    <div class="sheet-rows">
      {step.kind?.asksWhoSaid ? <Quiet>{t('tools:said.legend')}</Quiet> : null}
      <Stacked
        caption={title}
        head={[...words.map((column) => <Told text={column.label} />), ...(acts ? [<span class="unseen">{t('tools:row.do')}</span>] : [])]}
        rows={rows.map((row) => [
          ...words.map((column, at): Child =>
            at === 0 ? (
              <span id={plain ? undefined : row.id}>
                <CellView cell={row.cells[column.key]} />
                {row.flags.map((flag) => (
                  <span class="flagged">
                    <Icon name="flag" />
                    {acts && row.followUps.length > 0 ? <a href={`${href('sheet-row.edit', atRow(data, step, row))}#next`}>{flag}</a> : flag}
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
          ...(acts ? [<ToRow data={data} step={step} row={row} />] : []),
        ])}
      />
    </div>
  );
}

/** What stands in a cell, in people's own words; a guess is pencilled. */
export function CellView({ cell }: { cell: Cell | undefined }) {
  const { t } = useView();
  if (!cell?.text) return <span class="cell-empty quiet">–</span>;
  return (
    <span class={cell.isGuess ? 'cell-guess' : undefined}>
      <span class="cell-words" lang={cell.lang}>
        {cell.lang ? <Said text={cell.text} lang={cell.lang} /> : cell.text}
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

const atRow = (data: SheetData, step: StepData, row: SheetRow) => ({ issue: data.issue.slug, sheet: data.sheet.id, step: step.step.key, row: row.id });

/** To the page of one row, where it is changed and where what follows from it is done. Nothing where the reader can do neither. */
function ToRow({ data, step, row }: { data: SheetData; step: StepData; row: SheetRow }) {
  const { t } = useView();
  if (!row.mayChange && row.followUps.length === 0) return null;
  return (
    <span class="to-row">
      <ButtonLink small icon="pencil" href={href('sheet-row.edit', atRow(data, step, row))}>
        {t('tools:row.edit')}
        <span class="unseen"> {row.name}</span>
      </ButtonLink>
    </span>
  );
}
