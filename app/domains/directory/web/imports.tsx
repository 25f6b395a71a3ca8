import { readMultipart } from '../../../platform/http/multipart.ts';
import type { Problems } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Field, Fold, Form, Heading, Row, Section, Shell, Stacked, Submit, Time, formatNumber, useView } from '../../../ui/index.ts';
import { getOrganization, type Organization } from '../../people/index.ts';
import { listImports, type RosterImport } from '../importing/roster-import.ts';
import { Upload } from '../importing/uploading.ts';
import { OrganizationLink } from './frame.tsx';

export const importsPage: Controller = async (c) => showImports(c, {});

/** The file is read as it comes in: see `readMultipart`, which also checks the token. */
export const postImport: Controller = async (c) => {
  const { ctx } = c.var;
  const organization = await getOrganization(ctx, param(c, 'organization'));
  let upload: Upload | null = null;
  let source = '';
  try {
    const fields = await readMultipart(c, async (file) => {
      upload ??= await Upload.begin(ctx, organization.id);
      await upload.add(file.fileName, file.bytes);
    });
    const done = upload as Upload | null;
    source = (fields.get('source') ?? '').replaceAll(/\p{Cc}/gu, '').slice(0, 100);
    const finished = await done?.finish(source);
    if (finished?.ok) return redirect(c, href('import.show', { import: finished.value.id }));
    return showImports(c, { file: ctx.t(`directory:problem.file-${finished?.reason ?? 'empty'}`) }, source);
  } catch (error) {
    await (upload as Upload | null)?.forget();
    throw error;
  }
};

async function showImports(c: Web, problems: Problems, source = ''): Promise<Response> {
  const { ctx } = c.var;
  const organization = await getOrganization(ctx, param(c, 'organization'));
  const imports = await listImports(ctx, organization.id);
  return render(
    c,
    <ImportsPage organization={organization} imports={imports} problems={problems} source={source} />,
    Object.keys(problems).length > 0 ? 422 : 200,
  );
}

interface Props {
  organization: Organization;
  imports: readonly RosterImport[];
  problems: Problems;
  /** As it was typed. */
  source: string;
}

function ImportsPage({ organization, imports, problems, source }: Props) {
  const { t } = useView();
  const at = { organization: organization.id };
  return (
    <Shell title={t('directory:import.title')} desk problem={Object.keys(problems).length > 0}>
      <Heading title={t('directory:import.title')} lede={t('directory:import.lede')} above={<OrganizationLink organization={organization} />} />
      <Form action={href('import.create', at)} multipart problems={problems} sees={t('directory:import.upload.sees')}>
        <Field name="source" label={t('directory:import.source')} hint={t('directory:import.source.hint')} value={source} maxlength={100} optional />
        <Field
          name="file"
          type="file"
          label={t('directory:import.file')}
          hint={t('directory:import.file.hint')}
          accept=".csv,.tsv,.txt,.zip,text/csv,application/zip"
          multiple
          required
        />
        <Submit primary>{t('directory:import.upload')}</Submit>
      </Form>
      <Section title={t('directory:import.earlier')}>
        {imports.length === 0 ? (
          <EmptyState title={t('directory:import.none')} why={t('directory:import.none.why')} />
        ) : (
          <Imports imports={imports.slice(0, mostShown)} />
        )}
        {imports.length > mostShown ? (
          <Fold label={t('directory:import.more', { count: imports.length - mostShown })}>
            <Imports imports={imports.slice(mostShown)} />
          </Fold>
        ) : null}
      </Section>
      <Section title={t('directory:export')} quiet={t('directory:export.about')}>
        <Row>
          {(['groups', 'persons', 'organizations', 'oneroster'] as const).map((what) => (
            <ButtonLink download href={href('directory.export', { ...at, what })}>
              {t(`directory:export.${what}`)}
            </ButtonLink>
          ))}
        </Row>
      </Section>
    </Shell>
  );
}

const mostShown = 5;

function Imports({ imports }: Pick<Props, 'imports'>) {
  const { t } = useView();
  return (
    <Stacked
      caption={t('directory:import.earlier')}
      head={[t('directory:import.file'), t('directory:history.when'), t('directory:history.who'), t('directory:import.state')]}
      rows={imports.map((one) => [
        <a href={href('import.show', { import: one.id })}>{one.fileName}</a>,
        <Time value={one.uploadedAt} style="moment" />,
        one.uploadedByName,
        <State found={one} />,
      ])}
    />
  );
}

function State({ found }: { found: RosterImport }) {
  const { t, locale } = useView();
  if (found.undo?.doneAt)
    return (
      <>
        {t('directory:import.state.taken-back', { name: found.undo.byName })}, <Time value={found.undo.doneAt} style="moment" />
      </>
    );
  if (found.state !== 'confirmed') return <>{t(`directory:import.state.${found.state}`)}</>;
  const parts = Object.values(found.counts?.parts ?? {});
  const sum = (of: (part: (typeof parts)[number]) => number) =>
    formatNumber(
      parts.reduce((all, part) => all + of(part), 0),
      locale,
    );
  return (
    <>
      {t('directory:import.state.done', { made: sum((part) => part.create), changed: sum((part) => part.update + part.remove), bad: sum((part) => part.bad) })}
    </>
  );
}
