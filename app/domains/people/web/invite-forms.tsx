import type { Child } from 'hono/jsx';
import type { Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { Field, Form, Hidden, Submit, useView, type Problems } from '../../../ui/index.ts';
import { mostListed } from '../pasted-list.ts';
import type { Roster } from '../roster.ts';
import { GroupSelect, LetterLanguage, RingSelect, type GroupChoice } from './pieces.tsx';

export interface InviteFormProps {
  roster: Roster;
  groups: readonly GroupChoice[];
  problems?: Problems | undefined;
  typed?: Typed | undefined;
}

/** Invites one person by e-mail. */
export function LetterForm({ roster, groups, problems, typed = {} }: InviteFormProps) {
  const { t } = useView();
  return (
    <Form id="letter" action={href('invitation.create', { issue: roster.slug })} problems={problems} sees={t('people:invite.letter.sees')}>
      <Hidden name="by" value="letter" />
      <Field name="email" type="email" label={t('people:person.email')} value={typed['email']} maxlength={254} required />
      <Field name="name" label={t('people:person.name')} value={typed['name']} maxlength={200} optional />
      <RingSelect value={typed['ring']} />
      <SpeaksFor groups={groups} typed={typed} />
      <LetterLanguage label={t('people:invite.locale')} value={typed['locale'] ?? roster.lang} />
      <Submit primary>{t('people:invite.letter.submit')}</Submit>
    </Form>
  );
}

/** Invites everyone on a pasted list, or nobody where a line does not fit. */
export function ListForm({ roster, groups, problems, typed = {}, lines }: InviteFormProps & { lines?: Child }) {
  const { t } = useView();
  return (
    <Form id="list" action={href('invitation.list', { issue: roster.slug })} problems={problems} sees={t('people:invite.letter.sees')}>
      {lines}
      <Field
        name="list"
        type="textarea"
        rows={8}
        label={t('people:invite.list')}
        hint={t('people:invite.list.hint', { count: mostListed })}
        value={typed['list']}
        dir="auto"
        required
      />
      <RingSelect value={typed['ring']} label={t('people:invite.list.ring')} />
      <SpeaksFor groups={groups} typed={typed} />
      <LetterLanguage label={t('people:invite.locale')} value={typed['locale'] ?? roster.lang} />
      <Submit primary>{t('people:invite.list.submit')}</Submit>
    </Form>
  );
}

/** Makes a link to pass on. */
export function LinkForm({ roster, problems, typed = {} }: Omit<InviteFormProps, 'groups'>) {
  const { t } = useView();
  return (
    <Form id="link" action={href('invitation.create', { issue: roster.slug })} problems={problems} sees={t('people:invite.link.sees')}>
      <Hidden name="by" value="link" />
      <Hidden name="locale" value={typed['locale'] ?? 'en'} />
      <RingSelect value={typed['ring'] ?? 'feedback'} />
      <Submit primary>{t('people:invite.link.submit')}</Submit>
    </Form>
  );
}

function SpeaksFor({ groups, typed }: { groups: readonly GroupChoice[]; typed: Typed }) {
  const { t } = useView();
  if (groups.length === 0) return null;
  return (
    <GroupSelect
      groups={groups}
      value={typed['groupId']}
      label={t('people:speaks-for')}
      hint={t('people:invite.group.hint')}
      none={t('people:speaks-for.self')}
    />
  );
}
