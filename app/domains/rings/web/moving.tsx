import { z } from 'zod';
import type { Ctx } from '../../../platform/ctx.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Form, Select, Submit, useView } from '../../../ui/index.ts';
import { askToLead, getRoster, listMembers, moveMember, rings, type Membership } from '../../people/index.ts';
import { RingSelect, withMove } from '../../people/web/index.ts';
import { again, atRings, issueToLead } from './pieces.tsx';

const move = z.object({
  who: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:\d{1,9}$/, 'forms:choose-one'),
  ring: z.enum(rings, 'forms:choose-one'),
});

/** Moves the member that the form names to the ring that it names. */
export const postRingMove: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await issueToLead(c);
  const roster = await getRoster(ctx, param(c, 'issue'));
  await askToLead(ctx, roster);
  const form = await readForm(c, move);
  if (!form.ok) {
    const parts = { slug: issue.slug, members: await listMembers(ctx, issue.id), problems: form.problems, typed: form.typed };
    return again(c, issue, ctx.t('rings:move'), <MoveForm {...parts} />);
  }
  const [membershipId = '', revision] = form.value.who.split(':');
  const to = { ring: form.value.ring, reason: null, lang: langOf(ctx), revision: Number(revision) };
  const moved = await moveMember(ctx, roster, membershipId, to);
  return redirect(c, withMove(atRings(issue), moved), 'people:notice.moved');
};

function langOf(ctx: Ctx): string {
  return ctx.locale.slice(0, 2);
}

interface MoveFormProps {
  slug: string;
  members: readonly Membership[];
  problems?: Problems;
  typed?: Typed;
}

/** One form for every move. The picture fills and sends it, so that it can do nothing that the form cannot. */
export function MoveForm({ slug, members, problems, typed = {} }: MoveFormProps) {
  const { t } = useView();
  // With the revision that was shown: whoever moved somebody in between is not overruled unseen.
  const people = members.map((one) => ({
    value: `${one.id}:${one.revision}`,
    label: t('rings:map.person', { name: one.name, ring: t(`people:ring.${one.ring}`) }),
  }));
  return (
    <Form id="move" action={href('move.create', { issue: slug })} layout="inline" problems={problems}>
      <Select name="who" label={t('rings:move.who')} options={[{ value: '', label: t('rings:wanted.whom.choose') }, ...people]} value={typed['who']} required />
      <RingSelect label={t('rings:move.where')} value={typed['ring'] ?? 'advisors'} />
      <Submit>{t('rings:move.do')}</Submit>
    </Form>
  );
}
