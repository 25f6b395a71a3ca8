import { isConfirmed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage, Facts, Form, InLang, Notice, Num, Section, Stacked, Submit, Time, useView } from '../../../ui/index.ts';
import { weighUndo, type Undoing } from '../importing/remnants.ts';
import { getImport, type RosterImport } from '../importing/roster-import.ts';
import { mustTakeBack, takeBack } from '../importing/taking-back.ts';

/** More would hide the button below them. */
export const mostRemnants = 25;

/** Much may go by this, so it is asked twice. */
export const deleteConfirmation: Controller = async (c) => {
  const { ctx } = c.var;
  const found = await getImport(ctx, param(c, 'import'));
  const path = href('import.show', { import: found.id });
  if (found.state === 'confirmed' && found.isTraced && !(await isConfirmed(c))) {
    await mustTakeBack(ctx, found);
    return render(c, <ConfirmUndo found={found} undoing={await weighUndo(ctx, found, 0)} />);
  }
  const taken = await takeBack(ctx, found.id);
  const isDone = taken.ok && (await getImport(ctx, found.id)).state === 'taken-back';
  return redirect(c, path, isDone ? 'directory:notice.import-taken-back' : undefined);
};

function ConfirmUndo({ found, undoing }: { found: RosterImport; undoing: Undoing }) {
  const { t } = useView();
  return (
    <ConfirmPage
      title={t('directory:import.undo.ask')}
      what={useSums(undoing).join(' ')}
      label={t('directory:import.undo')}
      action={href('import.undo', { import: found.id })}
      method="delete"
      back={href('import.show', { import: found.id })}
      sees={t('directory:import.undo.sees')}
    />
  );
}

/** What would go, go back and stay, each as a sentence. */
function useSums({ removed, putBack, kept }: Undoing): string[] {
  const { t } = useView();
  return [
    ...(removed > 0 || putBack + kept === 0 ? [t('directory:import.undo.removed', { count: removed })] : []),
    ...(putBack > 0 ? [t('directory:import.undo.put-back', { count: putBack })] : []),
    ...(kept > 0 ? [t('directory:import.undo.kept', { count: kept })] : []),
  ];
}

interface Props {
  found: RosterImport;
  undoing: Undoing;
  /** Why this reader may not take it back. */
  denied: boolean;
  /** Rows that were wrong are still kept, to be mended. */
  hasBad: boolean;
}

/** On the page of an import that was taken in: what taking it back comes to, and the button. */
export function UndoSection({ found, undoing, denied, hasBad }: Props) {
  const { t } = useView();
  const sums = useSums(undoing);
  return (
    <Section title={t('directory:import.undo.title')} quiet={t('directory:import.undo.about')}>
      <div class="stack">
        <ul>
          {sums.map((sum) => (
            <li>{sum}</li>
          ))}
          {hasBad ? <li>{t('directory:import.undo.bad')}</li> : null}
        </ul>
        <Remnants found={found} undoing={undoing} />
        {denied ? (
          <Notice>{t('directory:denied.undo-organizations')}</Notice>
        ) : (
          <Form action={href('import.undo', { import: found.id })} method="delete" sees={t('directory:import.undo.sees')}>
            <Submit confirm={[t('directory:import.undo.ask'), ...sums].join(' ')}>{t('directory:import.undo')}</Submit>
          </Form>
        )}
      </div>
    </Section>
  );
}

/** On the page of an import that was taken back: by whom, what went, what became what it was, and what stayed. */
export function UndoneSection({ found, undoing, undo }: Pick<Props, 'found' | 'undoing'> & { undo: NonNullable<RosterImport['undo']> }) {
  const { t } = useView();
  return (
    <div class="stack">
      <Facts
        items={[
          { name: t('directory:import.undone.by'), value: undo.byName },
          ...(undo.doneAt ? [{ name: t('directory:history.when'), value: <Time value={undo.doneAt} style="moment" /> }] : []),
          { name: t('directory:import.undone.removed'), value: <Num value={undoing.removed} /> },
          { name: t('directory:import.undone.put-back'), value: <Num value={undoing.putBack} /> },
          { name: t('directory:import.undone.kept'), value: <Num value={undoing.kept} /> },
        ]}
      />
      <Remnants found={found} undoing={undoing} />
    </div>
  );
}

function Remnants({ found, undoing: { remnants, kept } }: Pick<Props, 'found' | 'undoing'>) {
  const { t } = useView();
  if (remnants.length === 0) return null;
  return (
    <>
      <Stacked
        caption={t('directory:import.undo.stays')}
        showCaption
        head={[t('directory:name'), t('directory:import.undo.why')]}
        rows={remnants.map((one) => [
          <a href={href('entry.show', { organization: found.organizationId, kind: one.kind, subject: one.id })}>
            <InLang lang={one.lang}>{one.name}</InLang>
          </a>,
          t(`directory:import.undo.why.${one.reason}`),
        ])}
      />
      {kept > remnants.length ? <p class="quiet">{t('directory:import.undo.first', { shown: remnants.length })}</p> : null}
    </>
  );
}
