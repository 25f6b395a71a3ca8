import { must } from '../../../platform/acting.ts';
import { param, render, type Controller } from '../../../platform/http/web.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Facts, Form, Lede, Row, Section, Submit, Time, useView, type RailStep } from '../../../ui/index.ts';
import { toolMoments, type Tool } from '../../frameworks/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { PeopleDesk } from '../../issues/web/index.ts';
import { leads, standingOn, todayOf } from '../../people/index.ts';
import { canRead } from '../policy.ts';
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
}

/** The tools of an issue, in the order in which they are of use. */
export const showLibrary: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const standing = await standingOn(ctx, issue.id);
  must(canRead(standing));
  const tools = await loadLibrary(ctx, issue, leads(standing));
  return render(c, <Library issue={issue} rail={await c.var.loopOf(issue)} tools={tools} mayLead={leads(standing)} today={todayOf(ctx)} />, 200, {
    live: `issue:${issue.id}`,
  });
};

async function loadLibrary(ctx: Ctx, issue: Issue, mayLead: boolean): Promise<LibraryTool[]> {
  const sheets = await listSheets(ctx, issue.id);
  const waiting = mayLead ? await countWaitingSlips(ctx, issue.id) : [];
  const tools: LibraryTool[] = [];
  for (const name of toolNames) {
    const { content } = await currentTool(ctx, issue, name);
    const own = sheets.filter((sheet) => sheet.tool === name);
    const sheet = own.find((one) => one.closedAt === null) ?? own[0] ?? null;
    tools.push({ name, tool: content, sheet, waiting: waiting.find((one) => one.tool === name)?.count ?? 0 });
  }
  return tools;
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
      <h3>
        <a href={href('tool.show', at)}>
          <Told text={tool.name} />
        </a>
      </h3>
      <p>
        <Told text={tool.purpose} />
      </p>
      <Facts
        items={[
          { name: t('tools:feeds'), value: <Told text={tool.result} /> },
          { name: t('tools:last-opened'), value: sheet ? <Time value={sheet.openedAt} /> : t('tools:never-opened') },
          ...(sheet?.revisitOn
            ? [
                {
                  name: t('tools:revisit'),
                  value: (
                    <>
                      <Time value={`${sheet.revisitOn}T12:00:00Z`} /> {isDue(sheet, today) ? <strong class="due">{t('tools:due')}</strong> : null}
                    </>
                  ),
                },
              ]
            : []),
          ...(one.waiting > 0
            ? [{ name: t('tools:waiting'), value: <a href={open ?? href('tool.show', at)}>{t('tools:slips.waiting', { count: one.waiting })}</a> }]
            : []),
        ]}
      />
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
    </article>
  );
}
