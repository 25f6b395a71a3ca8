import { href } from '../../../routes.ts';
import { Form, Section, Select, Submit, useView } from '../../../ui/index.ts';
import type { ElementPageData } from './element-page.tsx';

/** Whose name stands at a role: asked by those who lead, shown after the person's own yes. */
export function NamingSection({ data }: { data: ElementPageData }) {
  const { t } = useView();
  const { issue, element, naming, mayKeep, members, personId, asked, problems } = data;
  const isOwn = naming !== null && naming.personId === personId;
  if (!mayKeep && !isOwn) return null;
  const at = { issue: issue.slug };
  return (
    <Section id="name" title={t('maps:naming')} quiet={t('maps:naming.about')}>
      {naming ? (
        <>
          <p>{t(naming.agreedAt ? 'maps:naming.agreed' : 'maps:naming.waits', { name: naming.personName })}</p>
          {isOwn && !naming.agreedAt ? (
            <Form id="agree" layout="inline" action={href('map-naming.agree', { ...at, naming: naming.id })} sees={t('maps:naming.sees')}>
              <Submit small>{t('maps:naming.yes')}</Submit>
            </Form>
          ) : null}
          <Form id="end-naming" layout="inline" method="delete" action={href('map-naming.end', { ...at, naming: naming.id })}>
            <Submit small>{t(isOwn ? 'maps:naming.no' : 'maps:naming.take-back')}</Submit>
          </Form>
        </>
      ) : (
        <Form
          id="naming"
          action={href('map-naming.create', { ...at, element: element.id })}
          problems={asked === 'naming' ? problems : {}}
          sees={t('maps:naming.ask.sees')}
        >
          <Select name="personId" label={t('maps:naming.who')} options={members.map(({ personId: id, name }) => ({ value: id, label: name }))} />
          <div class="row">
            <Submit>{t('maps:naming.ask')}</Submit>
          </div>
        </Form>
      )}
    </Section>
  );
}
