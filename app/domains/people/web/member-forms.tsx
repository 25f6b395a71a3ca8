import type { Child } from 'hono/jsx';
import type { Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { Checkbox, Field, Form, Hidden, Radios, Submit, useView, type Problems } from '../../../ui/index.ts';
import type { Membership } from '../membership.ts';
import type { Ring } from '../ring.ts';
import type { Roster } from '../roster.ts';
import { LetterLanguage, RingSelect, useRingChoices } from './pieces.tsx';

/** Adds somebody at once: known by e-mail, or a person without any address. */
export function MemberForm({ roster, problems, typed = {} }: { roster: Roster; problems?: Problems; typed?: Typed }) {
  const { t } = useView();
  return (
    <Form id="member" action={href('membership.create', { issue: roster.slug })} problems={problems} sees={t('people:member.sees')}>
      <Field name="name" label={t('people:person.name')} value={typed['name']} maxlength={200} required />
      <Field name="email" type="email" label={t('people:person.email')} hint={t('people:member.email.hint')} value={typed['email']} maxlength={254} optional />
      <LetterLanguage label={t('people:member.locale')} value={typed['locale'] ?? roster.lang} />
      <RingSelect value={typed['ring']} />
      <Marks authority={typed['hasAuthority'] === '1'} influence={typed['hasInfluence'] === '1'} />
      <Submit primary>{t('people:member.submit')}</Submit>
    </Form>
  );
}

function Marks({ authority, influence }: { authority: boolean; influence: boolean }) {
  const { t } = useView();
  return (
    <>
      <Checkbox name="hasAuthority" label={t('people:authority')} hint={t('people:authority.hint')} checked={authority} />
      <Checkbox name="hasInfluence" label={t('people:influence')} hint={t('people:influence.hint')} checked={influence} />
    </>
  );
}

interface EditProps {
  roster: Roster;
  membership: Membership;
  leads: boolean;
  problems?: Problems;
  typed?: Typed;
  /** What each ring asks of one on this issue, where it was written down; else what rings mean in general. */
  asks?: ReadonlyMap<Ring, Child>;
  /** Where the reader goes afterwards. */
  back?: string;
}

/** Moves a member to another ring; for those who lead, also role and marks. */
export function MembershipForm({ roster, membership, leads, problems = {}, typed = {}, asks, back }: EditProps) {
  const { t } = useView();
  const rings = useRingChoices().map((one) => ({ ...one, hint: asks?.get(one.value as Ring) ?? one.hint }));
  const refused = Object.keys(typed).length > 0;
  const roles = (['member', 'convener'] as const).map((role) => ({ value: role, label: t(`people:role.${role}`), hint: t(`people:role.${role}.about`) }));
  return (
    <Form
      id="move"
      action={href('membership.update', { issue: roster.slug, membership: membership.id })}
      method="put"
      problems={problems}
      sees={t('people:member.sees')}
    >
      <Hidden name="revision" value={typed['revision'] ?? membership.revision} />
      {back ? <Hidden name="_back" value={back} /> : null}
      <Radios name="ring" label={t('people:ring')} options={rings} value={typed['ring'] ?? membership.ring} />
      <Field name="reason" label={t('people:move.reason')} hint={t('people:move.reason.hint')} value={typed['reason']} maxlength={1000} optional />
      {leads ? (
        <>
          <Radios name="role" label={t('people:role')} options={roles} value={typed['role'] ?? membership.role} />
          <Marks
            authority={refused ? typed['hasAuthority'] === '1' : membership.hasAuthority}
            influence={refused ? typed['hasInfluence'] === '1' : membership.hasInfluence}
          />
        </>
      ) : null}
      <Submit primary>{t('people:save')}</Submit>
    </Form>
  );
}

/** Ends a membership, one's own or another's. */
export function EndForm({ roster, membership, isOwn }: { roster: Roster; membership: Membership; isOwn: boolean }) {
  const { t } = useView();
  const at = { issue: roster.slug, membership: membership.id };
  return (
    <Form id="end" action={href('membership.end', at)} method="delete" sees={t('people:end.sees')}>
      <Field name="reason" label={t('people:end.reason')} maxlength={500} optional />
      <Submit confirm={t('people:end.what')}>{isOwn ? t('people:end.leave') : t('people:end.submit')}</Submit>
    </Form>
  );
}
