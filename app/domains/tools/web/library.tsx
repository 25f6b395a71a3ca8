import { must } from '../../../platform/acting.ts';
import { param, render, type Controller } from '../../../platform/http/web.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Day, Facts, Form, Lede, Quiet, Row, Section, Submit, Time, useView, type RailStep } from '../../../ui/index.ts';
import { toolMoments, type Tool, type ToolStep } from '../../frameworks/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { PeopleDesk } from '../../issues/web/index.ts';
import { leads, standingOn, todayOf, type Standing } from '../../people/index.ts';
import { canRead } from '../policy.ts';
import { rowsAt } from '../rows/index.ts';
import { isDue, toolNames, type Sheet, type ToolName } from '../sheet.ts';
import { currentTool, listSheets } from '../sheets.ts';
import { countWaitingSlips } from '../slips.ts';
import { sheetHref } from './place.ts';
import { Told } from './told.tsx';

interface LibraryTool {
  readonly name: ToolName;
  readonly tool: Tool;
  /** The newest sheet, open or closed. */
  readonly sheet: Sheet | null;
  readonly waiting: number;
  /** Records at each step that has rows, as far as this reader may read them. */
  readonly there: readonly { step: ToolStep; rows: number | null }[];
}

/** The tools of an issue, in the order in which they are of use. */
export const showLibrary: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const standing = await standingOn(ctx, issue.id);
  must(canRead(standing));
  const tools = await loadLibrary(ctx, issue, standing);
  return render(c, <Library issue={issue} rail={await c.var.loopOf(issue)} tools={tools} mayLead={leads(standing)} today={todayOf(ctx)} />, 200, {
    live: `issue:${issue.id}`,
  });
};

async function loadLibrary(ctx: Ctx, issue: Issue, standing: Standing): Promise<LibraryTool[]> {
  const sheets = await listSheets(ctx, issue.id);
  const waiting = leads(standing) ? await countWaitingSlips(ctx, issue.id) : [];
  const tools: LibraryTool[] = [];
  for (const name of toolNames) {
    const { content } = await currentTool(ctx, issue, name);
    const own = sheets.filter((sheet) => sheet.tool === name);
    const sheet = own.find((one) => one.closedAt === null) ?? own[0] ?? null;
    tools.push({
      name,
      tool: content,
      sheet,
      waiting: waiting.find((one) => one.tool === name)?.count ?? 0,
      there: await countRows(ctx, issue, name, content, standing),
    });
  }
  return tools;
}

async function countRows(ctx: Ctx, issue: Issue, name: ToolName, { steps }: Tool, standing: Standing): Promise<LibraryTool['there']> {
  const there: { step: ToolStep; rows: number | null }[] = [];
  for (const step of steps) {
    const kind = rowsAt(name, step.key);
    if (kind) there.push({ step, rows: kind.mayRead(standing) ? (await kind.read(ctx, issue)).length : null });
  }
  return there;
}

interface LibraryProps {
  issue: Issue;
  rail: readonly RailStep[];
  tools: readonly LibraryTool[];
  mayLead: boolean;
  today: string;
}

function Library({ issue, rail, tools, mayLead, today }: LibraryProps) {
  const { t } = useView();
  return (
    <PeopleDesk issue={issue} rail={rail} page="tools" title={t('tools:library')}>
      <Lede>{t('tools:library.lede')}</Lede>
      {toolMoments.map((moment) => {
        const here = tools.filter((one) => one.tool.moment === moment);
        return here.length === 0 ? null : (
          <Section id={moment} title={t(`tools:moment.${moment}`)} quiet={t(`tools:moment.${moment}.why`)}>
            {here.map((one) => (
              <LibraryEntry issue={issue} one={one} mayLead={mayLead} today={today} />
            ))}
          </Section>
        );
      })}
      <p class="quiet">{t('tools:order-ours')}</p>
    </PeopleDesk>
  );
}

function LibraryEntry({ issue, one, mayLead, today }: { issue: Issue; one: LibraryTool; mayLead: boolean; today: string }) {
  const { t } = useView();
  const { tool, sheet, name } = one;
  const at = { issue: issue.slug, tool: name };
  const open = sheet?.closedAt === null ? sheetHref({ issue, sheet }) : null;
  return (
    <article class="library-tool" id={name}>
      <div class="stack">
        <h3>
          <a href={href('tool.show', at)}>
            <Told text={tool.name} />
          </a>
        </h3>
        <p>
          <Told text={tool.purpose} />
        </p>
        <Quiet>
          <Told text={tool.who} /> <Told text={tool.when} /> {t('tools:minutes', { count: minutesOf(tool) })}
        </Quiet>
        <Row>
          {open ? <ButtonLink href={open}>{t('tools:go-on')}</ButtonLink> : null}
          {!open && mayLead ? (
            <Form layout="inline" id={`open-${name}`} action={href('sheet.open', at)}>
              <Submit>{t(sheet ? 'tools:open-again' : 'tools:open')}</Submit>
            </Form>
          ) : null}
          <ButtonLink icon="print" href={href('tool.blank', at)}>
            {t('tools:print.blank')}
          </ButtonLink>
        </Row>
      </div>
      <There issue={issue} one={one} today={today} />
    </article>
  );
}

const minutesOf = (tool: Tool) => tool.steps.reduce((sum, step) => sum + (step.minutes ?? 0), 0);

/** What is there already: records at each step, what waits, and the day to come back. */
function There({ issue, one, today }: { issue: Issue; one: LibraryTool; today: string }) {
  const { t } = useView();
  const { sheet, name } = one;
  const to = (step?: string) => href('tool.show', { issue: issue.slug, tool: name }, step ? { step } : {});
  return (
    <Facts
      items={[
        ...one.there.map(({ step, rows }) => ({
          name: (
            <a href={to(step.key)}>
              <Told text={step.title} />
            </a>
          ),
          value: rows === null ? t('tools:rows.hidden') : rows === 0 ? t('tools:rows.none-yet') : t('tools:rows.count', { count: rows }),
        })),
        ...(one.waiting > 0 ? [{ name: t('tools:waiting'), value: <a href={to()}>{t('tools:slips.waiting', { count: one.waiting })}</a> }] : []),
        { name: t('tools:last-opened'), value: sheet ? <Time value={sheet.openedAt} /> : t('tools:never-opened') },
        ...(sheet?.revisitOn
          ? [
              {
                name: t('tools:revisit'),
                value: (
                  <>
                    <Day value={sheet.revisitOn} /> {isDue(sheet, today) ? <strong class="due">{t('tools:due')}</strong> : null}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
