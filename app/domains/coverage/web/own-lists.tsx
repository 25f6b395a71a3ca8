import { must } from '../../../platform/acting.ts';
import { NotFound } from '../../../platform/errors.ts';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { z } from 'zod';
import {
  changeOwnList,
  categoryLists,
  isOwnListKey,
  makeOwnList,
  newestVersion,
  putOwnListAway,
  versionsOf,
  type CategoryList,
  type Framework,
  type OwnListKey,
} from '../../frameworks/index.ts';
import { administers, getOrganization, isStaffOf, type Organization } from '../../people/index.ts';
import { listFromLines, linesOfList } from '../list-lines.ts';
import { asList } from '../lists.ts';
import { canKeepLists, canSeeLists } from '../policy.ts';
import { ListsPage, ListPage } from './own-lists-pages.tsx';

export const listsPage: Controller = (c) => showLists(c, {}, {});

async function showLists(c: Web, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const organization = await getOrganization(ctx, param(c, 'organization'));
  must(canSeeLists(await isStaffOf(ctx, organization.id)));
  const lists = (await categoryLists(ctx, organization.id)).map(asList);
  const keeps = await administers(ctx, organization.id);
  const from = c.req.query('from');
  const copied = lists.find((list) => list.key === from);
  const start: Typed = copied ? { ...copyOf(copied.content, ctx.locale), from: copied.key } : {};
  const page = <ListsPage organization={organization} lists={lists} keeps={keeps} problems={problems} typed={{ ...start, ...typed }} />;
  return render(c, page, Object.keys(problems).length > 0 ? 422 : 200);
}

function copyOf(content: CategoryList, locale: string): Typed {
  const text = (words: Record<string, string>) => words[locale] ?? words['en'] ?? Object.values(words)[0] ?? '';
  return { name: text(content.name), about: text(content.about), lines: linesOfList(content, locale), lang: locale.slice(0, 2) };
}

const words = z.object({
  name: z.string().min(1).max(200),
  about: z.string().min(1).max(1000),
  lines: z.string().min(1).max(20_000),
  source: z.string().min(1).max(500),
  lang: z.enum(textLanguages),
  /** The list that was copied: what keeps its name keeps its key and its other words. */
  from: z.string().optional(),
});

/** Makes a list of an organization's own, from scratch or from a copy that was changed. */
export const postList: Controller = async (c) => {
  const { ctx } = c.var;
  const organization = await keptBy(c);
  const form = await readForm(c, words);
  if (!form.ok) return showLists(c, form.problems, form.typed);
  const copied = (await categoryLists(ctx, organization.id)).find((list) => list.key === form.value.from);
  const read = listFromLines(form.value, copied?.content ?? null);
  if (!read.ok) return showLists(c, { lines: ctx.t(`coverage:lines.${read.reason}`, { line: read.line }) }, await typedFields(c));
  const made = await makeOwnList(ctx, organization.id, { content: read.content, source: form.value.source, rights: rightsOf(organization) });
  if (!made.ok) throw new NotFound();
  return redirect(c, href('organization.lists', { organization: organization.id }), 'coverage:notice.list-made');
};

export const listPage: Controller = (c) => showList(c, {}, {});

async function showList(c: Web, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const organization = await getOrganization(ctx, param(c, 'organization'));
  must(canSeeLists(await isStaffOf(ctx, organization.id)));
  const { key, versions } = await ownList(c, organization);
  const newest = versions[0];
  if (!newest) throw new NotFound();
  const page = (
    <ListPage
      organization={organization}
      listKey={key}
      versions={versions}
      keeps={await administers(ctx, organization.id)}
      isAway={(await newestVersion(ctx, key)) !== newest.version}
      problems={problems}
      typed={{ ...copyOf(newest.content, ctx.locale), source: newest.source, version: String(await newestVersion(ctx, key)), ...typed }}
    />
  );
  return render(c, page, Object.keys(problems).length > 0 ? 422 : 200);
}

/** Another version of a list. What has the same name keeps its key, so that everything said under it stays. */
export const putList: Controller = async (c) => {
  const { ctx } = c.var;
  const organization = await keptBy(c);
  const { key, versions } = await ownList(c, organization);
  const form = await readForm(c, words.extend({ version: z.coerce.number().int() }));
  if (!form.ok) return showList(c, form.problems, form.typed);
  const read = listFromLines(form.value, versions[0]?.content ?? null);
  if (!read.ok) return showList(c, { lines: ctx.t(`coverage:lines.${read.reason}`, { line: read.line }) }, await typedFields(c));
  const list = { content: read.content, source: form.value.source, rights: rightsOf(organization), version: form.value.version };
  const changed = await changeOwnList(ctx, key, organization.id, list);
  if (!changed.ok) throw new NotFound();
  return redirect(c, href('organization.list', { organization: organization.id, list: key }), 'coverage:notice.list-saved');
};

export const deleteList: Controller = async (c) => {
  const organization = await keptBy(c);
  const { key } = await ownList(c, organization);
  await putOwnListAway(c.var.ctx, key, organization.id);
  return redirect(c, href('organization.list', { organization: organization.id, list: key }), 'coverage:notice.list-retired');
};

async function keptBy(c: Web): Promise<Organization> {
  const organization = await getOrganization(c.var.ctx, param(c, 'organization'));
  must(canKeepLists(await administers(c.var.ctx, organization.id)));
  return organization;
}

/** The list of the address, which this organization made. @throws NotFound */
async function ownList(c: Web, organization: Organization): Promise<{ key: OwnListKey; versions: readonly Framework<CategoryList>[] }> {
  const key = param(c, 'list');
  const found = isOwnListKey(key) ? await versionsOf(c.var.ctx, key) : null;
  if (!isOwnListKey(key) || found?.organizationId !== organization.id) throw new NotFound();
  return { key, versions: found.versions };
}

function rightsOf(organization: Organization): string {
  return `© ${organization.name}`;
}
