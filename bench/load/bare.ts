import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { openDatabase } from '#app/platform/db/open.ts';

/**
 * The yardstick: a handler that does the same two writes in one transaction, and nothing else.
 * No cookies, checks, policies or headers. Ends when its standard input does.
 */
const [kind, place] = process.argv.slice(2);
const database = await openDatabase(kind === 'url' ? { url: place ?? '' } : { folder: place ?? '' });
const app = new Hono();
app.post('/votes', async (c) => {
  const { conversation, statement, participant, value } = await c.req.parseBody();
  await database.db.transaction().execute(async (trx) => {
    const vote = {
      conversation_id: String(conversation),
      statement_id: String(statement),
      participant_id: String(participant),
      value: Number(value),
      at: new Date(),
    };
    await trx
      .insertInto('votes')
      .values(vote)
      .onConflict((oc) => oc.columns(['statement_id', 'participant_id']).doUpdateSet({ value: vote.value, at: vote.at }))
      .execute();
    await trx.insertInto('vote_casts').values(vote).execute();
  });
  return c.redirect('/', 303);
});
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info) => process.stdout.write(`${info.port}\n`));
process.stdin.resume();
process.stdin.on('end', () => {
  server.close();
  void database.close().then(() => process.exit(0));
});
