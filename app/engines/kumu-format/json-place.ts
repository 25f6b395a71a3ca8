type Wanted = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma' | 'nothing';

const space = /[ \t\n\r]*/y;
const token = /([{}[\]:,])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/** The line, from 1, at which a text that is no JSON stops being it. The engine's own message names it only sometimes. */
export function lineOfProblem(text: string): number {
  return text.slice(0, offsetOfProblem(text)).split('\n').length;
}

function offsetOfProblem(text: string): number {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  let at = 0;
  const skip = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const after = (): Wanted => (open.length === 0 ? 'nothing' : 'comma');
  for (;;) {
    at += skip(space)?.[0].length ?? 0;
    const found = skip(token);
    if (!found) return at;
    const [all, mark, string] = found;
    const isValue = mark === undefined;
    const wantsValue: boolean = wanted === 'value' || wanted === 'value-or-end';
    const wantsKey: boolean = wanted === 'key' || wanted === 'key-or-end';
    if (wantsValue && isValue) wanted = after();
    else if (wantsKey && string !== undefined) wanted = 'colon';
    else if (wantsValue && (mark === '{' || mark === '[')) {
      open.push(mark);
      wanted = mark === '{' ? 'key-or-end' : 'value-or-end';
    } else if (wanted === 'colon' && mark === ':') wanted = 'value';
    else if (wanted === 'comma' && mark === ',') wanted = open.at(-1) === '{' ? 'key' : 'value';
    else if (closes(wanted, mark, open.at(-1))) {
      open.pop();
      wanted = after();
    } else return at;
    at += all.length;
  }
}

function closes(wanted: Wanted, mark: string | undefined, innermost: '{' | '[' | undefined): boolean {
  if (mark === '}') return innermost === '{' && (wanted === 'comma' || wanted === 'key-or-end');
  return mark === ']' && innermost === '[' && (wanted === 'comma' || wanted === 'value-or-end');
}
