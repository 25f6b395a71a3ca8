import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { Field, Fold, Form, LanguageField, Submit, useView } from '../../../ui/index.ts';
import { longestName, longestReason } from '../naming.ts';
import type { ToldGroup } from '../told.ts';

/** The forms that name groups; `sent` is one that came back with problems. */
export interface Naming {
  readonly sent: { readonly letter: string; readonly problems: Problems; readonly typed: Typed } | null;
}

interface NameProps {
  conversationId: string;
  group: ToldGroup;
  naming: Naming;
}

/** A letter says nothing of people, and a name may say too much: so it takes a reason, and can be taken back. */
export function GroupNameForms(props: NameProps) {
  const { t } = useView();
  const { conversationId, group, naming } = props;
  const at = { conversation: conversationId, letter: group.letter };
  return (
    <div class="lead-tools">
      <Fold label={t(group.name ? 'opinions:name.change' : 'opinions:name.title', { letter: group.letter })} open={naming.sent?.letter === group.letter}>
        <NameForm {...props} />
        {group.name ? (
          <Form id={`unname-${group.letter}`} method="delete" action={href('group-name.remove', at)} sees={t('opinions:name.remove.sees')}>
            <Submit small>{t('opinions:name.remove')}</Submit>
          </Form>
        ) : null}
      </Fold>
    </div>
  );
}

function NameForm({ conversationId, group, naming }: NameProps) {
  const { t } = useView();
  const { letter } = group;
  const sent = naming.sent?.letter === letter ? naming.sent : null;
  const standing: Typed = group.name ? { name: group.name.name, reason: group.name.reason, lang: group.name.lang } : {};
  const typed = sent?.typed ?? standing;
  return (
    <Form
      id={`name-${letter}`}
      action={href('group-name.create', { conversation: conversationId, letter })}
      problems={sent?.problems}
      sees={t('opinions:name.sees')}
    >
      <Field name="name" label={t('opinions:name.name')} hint={t('opinions:name.name.hint')} value={typed['name']} maxlength={longestName} required />
      <Field name="reason" label={t('opinions:name.reason')} hint={t('opinions:name.reason.hint')} value={typed['reason']} maxlength={longestReason} required />
      <LanguageField name="lang" label={t('opinions:name.lang')} {...(typed['lang'] ? { value: typed['lang'] } : {})} />
      <Submit small>{t('opinions:name.submit', { letter })}</Submit>
    </Form>
  );
}
