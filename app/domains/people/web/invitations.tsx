import { z } from 'zod';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Notice, useView } from '../../../ui/index.ts';
import { listGroups } from '../groups.ts';
import { invite, inviteList, makeLink, revokeInvitation, type ListProblem } from '../inviting.ts';
import { mostListed, type BadLine } from '../pasted-list.ts';
import { askToLead, getRoster, type Roster } from '../roster.ts';
import { email, locale, name, optionalId, ring } from './fields.ts';
import { FormPage } from './form-page.tsx';
import { LetterForm, LinkForm, ListForm } from './invite-forms.tsx';

const offer = { ring, groupId: optionalId, locale };
const noName = z.literal('').transform(() => null);
const letter = z.object({
  ...offer,
  email,
  name: z
    .union([noName, name])
    .optional()
    .transform((text) => text ?? null),
});
const link = z.object({ by: z.literal('link'), ring, locale });
// Five hundred lines of a long name and a long address.
const list = z.object({
  ...offer,
  list: z
    .string()
    .min(1, 'forms:required')
    .max(mostListed * 460),
});

export const postInvitation: Controller = async (c) => {
  const roster = await leadingRoster(c);
  const by = (await c.req.parseBody())['by'];
  return by === 'link' ? postLink(c, roster) : postLetter(c, roster);
};

async function postLink(c: Web, roster: Roster): Promise<Response> {
  const form = await readForm(c, link);
  if (!form.ok) return refuse(c, roster, 'link', form.problems, form.typed);
  await makeLink(c.var.ctx, roster, form.value);
  return toPeople(c, roster, 'people:notice.link-made');
}

async function postLetter(c: Web, roster: Roster): Promise<Response> {
  const form = await readForm(c, letter);
  if (!form.ok) return refuse(c, roster, 'letter', form.problems, form.typed);
  const invited = await invite(c.var.ctx, roster, form.value);
  if (invited.ok) return toPeople(c, roster, 'people:notice.invited');
  const typed = { ...form.value, name: form.value.name ?? '', groupId: form.value.groupId ?? '' };
  const problems = invited.reason === 'group' ? { groupId: c.var.ctx.t('forms:choose-one') } : { email: c.var.ctx.t(`people:problem.${invited.reason}`) };
  return refuse(c, roster, 'letter', problems, typed);
}

export const postInvitationList: Controller = async (c) => {
  const roster = await leadingRoster(c);
  const form = await readForm(c, list);
  if (!form.ok) return refuse(c, roster, 'list', form.problems, form.typed);
  const { list: text, ...offered } = form.value;
  const invited = await inviteList(c.var.ctx, roster, text, offered);
  if (invited.ok) return toPeople(c, roster, 'people:notice.list-invited');
  return refuse(
    c,
    roster,
    'list',
    listProblems(c, invited.problem),
    { ...form.value, groupId: form.value.groupId ?? '' },
    invited.problem.reason === 'lines' ? invited.problem.bad : [],
  );
};

export const deleteInvitation: Controller = async (c) => {
  const roster = await leadingRoster(c);
  await revokeInvitation(c.var.ctx, roster, param(c, 'invitation'));
  return toPeople(c, roster, 'people:notice.revoked');
};

async function leadingRoster(c: Web): Promise<Roster> {
  const roster = await getRoster(c.var.ctx, param(c, 'issue'));
  await askToLead(c.var.ctx, roster);
  return roster;
}

function toPeople(c: Web, roster: Roster, notice: string): Response {
  return redirect(c, `${href('desk.people', { issue: roster.slug })}#invite`, notice);
}

function listProblems(c: Web, problem: ListProblem): Problems {
  const { t } = c.var.ctx;
  if (problem.reason === 'lines') return { list: t('people:problem.list', { count: problem.bad.length }) };
  if (problem.reason === 'group') return { groupId: t('forms:choose-one') };
  return { list: problem.reason === 'empty' ? t('people:problem.list-empty') : t('people:problem.list-long', { count: mostListed }) };
}

/** Every bad line by its number, so that the reader can find it in the box below. */
function BadLines({ bad }: { bad: readonly BadLine[] }) {
  const { t } = useView();
  const lines = bad.map(({ line, reason }) => <li>{t('people:problem.line', { line, what: t(`people:problem.line.${reason}`) })}</li>);
  return bad.length === 0 ? null : (
    <Notice tone="bad">
      <ul>{lines}</ul>
    </Notice>
  );
}

async function refuse(
  c: Web,
  roster: Roster,
  which: 'letter' | 'list' | 'link',
  problems: Problems,
  typed: Typed,
  bad: readonly BadLine[] = [],
): Promise<Response> {
  const { ctx } = c.var;
  const parts = { roster, groups: await listGroups(ctx, roster.organizationId), problems, typed };
  const forms = { letter: <LetterForm {...parts} />, list: <ListForm {...parts} lines={<BadLines bad={bad} />} />, link: <LinkForm {...parts} /> };
  return render(
    c,
    <FormPage roster={roster} title={ctx.t(`people:invite.${which}.title`)}>
      {forms[which]}
    </FormPage>,
    422,
  );
}
