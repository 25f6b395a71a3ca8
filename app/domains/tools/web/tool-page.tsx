import { must } from '../../../platform/acting.ts';
import { NotFound } from '../../../platform/errors.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Facts, Fold, Form, Lede, Row, Section, Submit, Time, useView, type RailStep } from '../../../ui/index.ts';
import { inLocale } from '../../frameworks/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { PeopleDesk } from '../../issues/web/index.ts';
import { standingOn } from '../../people/index.ts';
import { canRead } from '../policy.ts';
import { isToolName, type Sheet, type ToolName } from '../sheet.ts';
import { currentTool, listSheets, openSheetOf } from '../sheets.ts';
import { sheetHref } from './place.ts';
import { RowsTable } from './rows-table.tsx';
import { loadRows, type SheetData, type StepData } from './sheet-data.ts';
import { Origin } from './sheet-page.tsx';
import { Told } from './told.tsx';

/** An address that can be typed: the open sheet of a tool; where none is open, what the tool is for, with today's records. */
export const showTool: Controller = async (c) => {
  const { ctx } = c.var;
  const { issue, tool } = await toolAt(c);
  const open = await openSheetOf(ctx, issue.id, tool);
  if (open) return redirect(c, sheetHref({ issue, sheet: open }, c.req.query('step')));
  return render(c, <ToolPage {...await loadTool(c, issue, tool)} rail={await c.var.loopOf(issue)} />, 200, { live: `issue:${issue.id}` });
};

/** The Four Simple Questions, which many pages lead to by their own name. */
export const showQuestions: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  must(canRead(await standingOn(c.var.ctx, issue.id)));
  const step = c.req.query('step');
  return redirect(c, href('tool.show', { issue: issue.slug, tool: 'four-questions' }, step ? { step } : {}));
};

/** The issue and tool of the address, for those who belong to the issue. @throws NotFound, Denied */
export async function toolAt(c: Web): Promise<{ issue: Issue; tool: ToolName }> {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const tool = param(c, 'tool');
  if (!isToolName(tool)) throw new NotFound();
  must(canRead(await standingOn(c.var.ctx, issue.id)));
  return { issue, tool };
}

async function loadTool(c: Web, issue: Issue, tool: ToolName) {
  const { ctx } = c.var;
  const standing = await standingOn(ctx, issue.id);
  const framework = await currentTool(ctx, issue, tool);
  const sheets = (await listSheets(ctx, issue.id)).filter((sheet) => sheet.tool === tool);
  const steps: StepData[] = [];
  for (const step of framework.content.steps)
    steps.push({ step, ...(await loadRows(ctx, issue, { tool }, step, standing)), round: null, slips: [], aside: [], notes: [] });
  return {
    issue,
    name: tool,
    tool: framework.content,
    source: framework.source,
    rights: framework.rights,
    sheets,
    steps,
    mayLead: standing.convener || standing.administrator,
  };
}

type ToolData = Awaited<ReturnType<typeof loadTool>>;

function ToolPage(data: ToolData & { rail: readonly RailStep[] }) {
  const { t, locale } = useView();
  const { issue, tool } = data;
  const at = { issue: issue.slug, tool: data.name };
  const action = data.mayLead ? (
    <Form id="open-sheet" action={href('sheet.open', at)} sees={t('tools:open.sees')}>
      <Submit primary>{t('tools:open')}</Submit>
    </Form>
  ) : (
    <p>{t('tools:open.ask')}</p>
  );
  return (
    <PeopleDesk issue={issue} rail={data.rail} page="tools" title={inLocale(tool.name, locale).text}>
      <Lede>
        <Told text={tool.purpose} />
      </Lede>
      <EmptyState title={t('tools:not-open')} why={t('tools:not-open.why')} action={action} />
      <Facts
        items={[
          { name: t('tools:who'), value: <Told text={tool.who} /> },
          { name: t('tools:when'), value: <Told text={tool.when} /> },
          { name: t('tools:feeds'), value: <Told text={tool.result} /> },
        ]}
      />
      <Row>
        <ButtonLink icon="print" href={href('tool.blank', at)}>
          {t('tools:print.blank')}
        </ButtonLink>
      </Row>
      <Today data={data} />
      <Earlier issue={issue} sheets={data.sheets} />
      <Origin data={data} />
    </PeopleDesk>
  );
}

/** The records as they stand, to read. */
function Today({ data }: { data: ToolData }) {
  const { t } = useView();
  const withRows = data.steps.filter((step) => step.rows && step.rows.length > 0);
  if (withRows.length === 0) return null;
  const shown = { mayFill: false } as SheetData;
  return (
    <Section title={t('tools:today')} id="today">
      {withRows.map((step) => (
        <Fold
          label={
            <>
              <Told text={step.step.title} /> <span class="quiet">{t('tools:rows.count', { count: step.rows?.length ?? 0 })}</span>
            </>
          }
        >
          <RowsTable data={shown} step={step} plain />
        </Fold>
      ))}
    </Section>
  );
}

function Earlier({ issue, sheets }: { issue: Issue; sheets: readonly Sheet[] }) {
  const { t } = useView();
  if (sheets.length === 0) return null;
  return (
    <Section title={t('tools:earlier')}>
      <ul>
        {sheets.map((sheet) => (
          <li>
            <a href={sheetHref({ issue, sheet })}>
              {t('tools:opened')} <Time value={sheet.openedAt} />, {sheet.openedBy}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
