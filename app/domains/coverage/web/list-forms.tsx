import { href } from '../../../routes.ts';
import { Checkbox, Form, Radios, Section, Submit, useView } from '../../../ui/index.ts';
import { inLocale } from '../../frameworks/index.ts';
import type { Issue } from '../../issues/index.ts';
import type { List } from '../lists.ts';

/** Puts another list to use. Nothing while all that are offered are in use. */
export function ChooseList({ issue, lists, used }: { issue: Issue; lists: readonly List[]; used: readonly string[] }) {
  const { t, locale } = useView();
  const left = lists.filter((list) => !used.includes(list.key));
  if (left.length === 0) return null;
  const options = left.map((list) => ({
    value: list.key,
    label: inLocale(list.content.name, locale).text,
    hint: inLocale(list.content.about, locale).text,
  }));
  return (
    <Section title={t('coverage:list.choose')}>
      <Form id="choose-list" action={href('category-list.use', { issue: issue.slug })} sees={t('coverage:sees')}>
        <Radios name="list" label={t('coverage:list')} options={options} value={left[0]?.key} required />
        <Checkbox name="allNeeded" label={t('coverage:list.all-needed')} hint={t('coverage:list.all-needed.hint')} checked />
        <Submit primary>{t('coverage:list.use')}</Submit>
      </Form>
    </Section>
  );
}
