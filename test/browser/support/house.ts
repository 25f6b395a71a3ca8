import { expect } from 'vitest';
import type { Reading } from './browser.ts';
import { said } from './words.ts';

const en = said('en');

export const house = 'Alder Fork Public Schools';
export const statement = 'Children at Alder Fork eat lunch in eleven minutes';
export const seeds = ['A lunch needs twenty minutes at the table.', 'Recess should come before lunch.', 'I would help in the lunchroom once a month.'];

/** The paths of what an administrator made. */
export interface MadeHouse {
  readonly issue: string;
  readonly conversation: string;
  readonly outbox: string;
}

export interface HouseOptions {
  /** Whether everybody sees the result while people vote. */
  readonly live?: boolean;
  readonly statements?: readonly string[];
}

/** From the one-time link to a public issue with a conversation, in as few moves as it takes. */
export async function setUpHouse(convener: Reading, adminLink: string | null, { live = false, statements = seeds }: HouseOptions = {}): Promise<MadeHouse> {
  await convener.go(adminLink ?? '');
  await convener.fill(en('sign-in:first-organization'), house);
  await convener.fill(en('sign-in:first-name'), 'Maren Okafor');
  await convener.fill(en('sign-in:first-email'), 'maren.okafor@example.org');
  await convener.press(en('sign-in:first-submit'));
  await convener.follow(house, convener.page.locator('main'));
  const outbox = `${pathOf(convener)}/outbox`;
  await convener.go('/issues/new');
  await convener.fill(en('issues:statement'), statement);
  await convener.fill(en('issues:why'), 'By the time the last child sits down, the first are sent out.');
  await convener.press(en('issues:new.submit'));
  const issue = pathOf(convener).replace(/\/(desk|tools).*/, '');
  await convener.go(`${issue}/desk`);
  await convener.press(en('issues:publish'));
  await convener.go(`${issue}/conversations/new`);
  await convener.fill(en('conversations:form.topic'), 'What would make lunch long enough?');
  if (live) await convener.tick(en('conversations:form.results.live'));
  await convener.press(en('conversations:form.submit'));
  const conversation = pathOf(convener).replace(/\/desk$/, '');
  await convener.fill(en('conversations:seeds.lines'), statements.join('\n'));
  await convener.press(en('conversations:seeds.submit'));
  return { issue, conversation, outbox };
}

/** The newest letter of a kind to an address, as the administrator reads it once it is sure that no mail server carries it. */
export async function letterTo(administrator: Reading, outbox: string, address: string, kind: 'invitation' | 'sign-in'): Promise<string> {
  const row = administrator.page
    .getByRole('row')
    .filter({ hasText: address })
    .filter({ hasText: en(`notifications:kind.${kind}`) })
    .first();
  await expect
    .poll(
      async () => {
        await administrator.go(outbox);
        return row.count();
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toBe(1);
  await administrator.follow(await row.getByRole('link').innerText(), row);
  return administrator.page.locator('pre.as-written').innerText();
}

/** The code in a letter. */
export function codeIn(letter: string): string {
  return /\b\d{6}\b/.exec(letter)?.[0] ?? '';
}

export function pathOf(reading: Reading): string {
  return new URL(reading.page.url()).pathname;
}
