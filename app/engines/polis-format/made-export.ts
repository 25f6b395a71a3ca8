/** A small export for tests: three statements, two people, one vote changed, all of it consistent. */
export const MADE_EXPORT: Readonly<Record<string, string>> = {
  'summary.csv': [
    'topic,"Late buses"',
    'url,https://example.org/late',
    'voters,2',
    'voters-in-conv,2',
    'commenters,2',
    'comments,3',
    'groups,1',
    'conversation-description,"Why, and\nwhat now"',
    'vote-convention,agree=+1;disagree=-1;pass=0;format=polis-export/1',
  ].join('\n'),
  'comments.csv': [
    'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body',
    '1700000000,x,0,0,2,0,1,"The 7:40 never\nwaits"',
    '1700000010,x,1,0,1,1,1,"Say ""late"" out loud"',
    '1700000020,x,2,1,0,2,0,More drivers',
    '',
  ].join('\n'),
  'votes.csv': [
    'timestamp,datetime,comment-id,voter-id,vote',
    '1700000100,x,0,0,1',
    '1700000101,x,0,1,1',
    '1700000300,x,1,0,1',
    '1700000102,x,1,0,-1',
    '1700000103,x,2,0,-1',
    '1700000104,x,2,1,-1',
    '',
  ].join('\n'),
  'participant-votes.csv': ['participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2', '0,0,2,3,2,1,1,1,-1', '1,0,1,2,1,1,1,,-1', ''].join('\n'),
};

export async function listOf<T>(things: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const thing of things) list.push(thing);
  return list;
}
