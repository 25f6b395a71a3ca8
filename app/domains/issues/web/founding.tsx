import { z } from 'zod';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { leads, listMembers, standingOn } from '../../people/index.ts';
import { foundingKinds, stances } from '../founding-document.ts';
import { foundingOf, getFoundingDocument } from '../founding-documents.ts';
import { takeStance, writeVersion } from '../founding.ts';
import { belongs, type Issue } from '../issue.ts';
import { getIssue } from '../issues.ts';
import { FoundingPage } from './founding-page.tsx';
import { mustLead } from './leading.ts';

const version = z.object({ kind: z.enum(foundingKinds), body: z.string().min(1).max(8000), lang: z.enum(textLanguages), over: z.coerce.number().int().min(0) });
const stance = z.object({
  stance: z.enum(stances),
  note: z
    .string()
    .max(2000)
    .default('')
    .transform((note) => note || null),
  lang: z.enum(textLanguages),
});

export const showFounding: Controller = async (c) => showPage(c, await getIssue(c.var.ctx, param(c, 'issue')), null, {}, {});

export const createVersion: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const form = await readForm(c, version);
  if (!form.ok) {
    await mustLead(c, issue);
    return showPage(c, issue, form.typed['kind'] ?? '', form.problems, form.typed);
  }
  await writeVersion(c.var.ctx, issue.id, form.value);
  return redirect(c, `${href('founding.show', { issue: issue.slug })}#${form.value.kind}`, 'issues:notice.version');
};

export const createConsent: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const document = await getFoundingDocument(ctx, issue.id, param(c, 'document'));
  const form = await readForm(c, stance);
  if (!form.ok) return showPage(c, issue, document.id, form.problems, form.typed);
  await takeStance(ctx, issue.id, document.id, form.value);
  return redirect(c, `${href('founding.show', { issue: issue.slug })}#${document.kind}`, 'issues:notice.stance');
};

async function showPage(c: Web, issue: Issue, asked: string | null, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const standing = await standingOn(ctx, issue.id);
  const members = belongs(standing) ? await listMembers(ctx, issue.id) : null;
  const page = (
    <FoundingPage
      issue={issue}
      founding={await foundingOf(ctx, issue.id)}
      mayWrite={leads(standing)}
      problems={problems}
      typed={typed}
      asked={asked}
      memberIds={members && new Set(members.map((member) => member.personId))}
      memberId={standing.ring ? ctx.actor.personId : null}
    />
  );
  return render(c, page, asked === null ? 200 : 422, { live: `issue:${issue.id}` });
}
