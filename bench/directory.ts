import { readFileSync } from 'node:fs';
import { startProgram } from '#test/process.ts';
import { idOf } from '#world/loading/index.ts';

/**
 * A file of 5,000 persons with 40 rows that are wrong and one of 300 groups: upload, preview and confirm; the same again; both taken back; then a
 * file of 100 MB, which is read, taken in, and taken back beside the requests.
 */
export async function bench(): Promise<void> {
  // Made first: a pause later would outlast the connection that is kept open.
  const large = largeFile(100 * 1024 * 1024);
  const program = await startProgram({ args: ['demo'], env: { LONGTABLE_LOG: 'error' } });
  const browser = new Browser(program.origin);
  await browser.stepIn();
  const paths: string[] = [];
  for (const again of [false, true]) {
    const begun = performance.now();
    const used = processorOf(program.pid);
    const persons = await browser.import('persons.csv', new Blob([personsFile(5000, 40)]));
    const groups = await browser.import('groups.csv', new Blob([groupsFile(300)]));
    console.log(
      `5,000 persons (40 wrong) and 300 groups${again ? ', again' : ''}: ${seconds(begun)}, of it ${(processorOf(program.pid) - used).toFixed(1)} s of the server's processor time (goal 20 s)`,
    );
    console.log(
      `  upload ${persons.upload} and ${groups.upload}, preview ${persons.preview} and ${groups.preview}, confirm ${persons.confirm} and ${groups.confirm}`,
    );
    console.log(`  persons: ${persons.said}; groups: ${groups.said}`);
    paths.unshift(groups.path, persons.path);
  }
  // The latest first: what stands in a later import stays.
  for (const path of paths) {
    const used = processorOf(program.pid);
    const back = told(await browser.takeBack(path));
    console.log(`taken back: ${back}; ${(processorOf(program.pid) - used).toFixed(1)} s of the server's processor time for both`);
  }
  console.log(`memory: ${memoryOf(program.pid, 'VmRSS')} MB, highest so far ${memoryOf(program.pid, 'VmHWM')} MB`);
  const before = memoryOf(program.pid, 'VmRSS');
  const { path, upload, preview, confirm, said, longest } = await browser.import('large.csv', large);
  console.log(`100 MB: upload ${upload}, read through and preview ${preview}, confirm ${confirm} (${said}); longest request ${longest} after the upload`);
  console.log(`  taken back: ${told(await browser.takeBack(path))}`);
  console.log(`  memory before ${before} MB, highest ${memoryOf(program.pid, 'VmHWM')} MB`);
  await program.stop();
  await program.discard();
}

function told({ look, undo, said, longest }: { look: string; undo: string; said: string; longest: string }): string {
  return `${undo}, after a look at what would go of ${look} (${said}); longest request ${longest}`;
}

function personsFile(count: number, wrong: number): string {
  const rows = Array.from({ length: count }, (_, at) => {
    if (at % Math.floor(count / wrong) !== 7)
      return `p${at},Given${at},Family${at * 7919},person${at}@example.org,555 ${at},${at % 3 === 0 ? 'Spanish' : 'en'}`;
    const bad = [`p${at},,,,,`, `p${at},Given,Family,no address,,`, `p${at},Given,Family${at},,,Klingonish tongue`, `p0,Twice,Twice${at},,,`, `p${at},Ragged`];
    return bad[at % bad.length];
  });
  return `\ufeffId,First name,Last name,E-mail,Phone,Home language\r\n${rows.join('\r\n')}\r\n`;
}

function groupsFile(count: number): string {
  const rows = Array.from({ length: count }, (_, at) => `g${at};"Families, stop ${at}";Who wait at stop ${at};en | es;Where it floods;stop ${at} at 7`);
  return `id;group;description;languages;know;meets_at\n${rows.join('\n')}\n`;
}

/** About that many bytes of persons with long notes. */
function largeFile(bytes: number): Blob {
  const note = 'word '.repeat(150);
  const parts = ['id,name,email,notes\n'];
  let size = 0;
  for (let at = 0; size < bytes; at += 1) {
    const line = `l${at},Person ${at} Large,large${at}@example.org,${note}\n`;
    parts.push(line);
    size += line.length;
  }
  return new Blob(parts);
}

/** A browser without script: cookies, the token of its forms, redirects. */
class Browser {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  #csrf = '';
  #longestMs = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async stepIn(): Promise<void> {
    await this.get('/');
    await this.#send('/demo/shoes/convener', new URLSearchParams({ _csrf: this.#csrf }));
  }

  async get(path: string): Promise<string> {
    const response = await this.#fetch(path, {});
    const text = await response.text();
    this.#csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? this.#csrf;
    return text;
  }

  async import(name: string, file: Blob) {
    const form = new FormData();
    form.append('_csrf', this.#csrf);
    form.append('source', 'bench');
    form.append('file', file, name);
    let begun = performance.now();
    const path = await this.#send(`/organizations/${idOf('organizations.three-ferries')}/imports`, form);
    const upload = seconds(begun);
    begun = performance.now();
    const columns = await this.get(path);
    const chosen = [...columns.matchAll(/<select name="map".*?<\/select>/gs)].map((hit) => /value="([^"]*)" selected/.exec(hit[0])?.[1] ?? '');
    const fields = new URLSearchParams({ _csrf: this.#csrf, existing: 'update', revision: '1' });
    for (const hidden of ['holds', 'delimiter']) fields.set(hidden, new RegExp(`type="hidden" name="${hidden}" value="([^"]*)"`).exec(columns)?.[1] ?? '');
    for (const field of chosen) fields.append('map', field);
    this.#longestMs = 0;
    await this.#send(`${path}?_method=PUT`, fields);
    const revision = /name="revision" value="(\d+)"/.exec(await this.#done(path))?.[1] ?? '';
    const preview = seconds(begun);
    begun = performance.now();
    await this.#send(`${path}/confirmation`, new URLSearchParams({ _csrf: this.#csrf, revision }));
    const said = toldBy(await this.#done(path));
    return { path, upload, preview, confirm: seconds(begun), said, longest: `${(this.#longestMs / 1000).toFixed(1)} s` };
  }

  async takeBack(path: string) {
    let begun = performance.now();
    await this.get(path);
    const look = seconds(begun);
    begun = performance.now();
    this.#longestMs = 0;
    await this.#send(`${path}/confirmation?_method=DELETE`, new URLSearchParams({ _csrf: this.#csrf, _confirmed: '1' }));
    const said = toldBy(await this.#done(path), 'dl');
    return { look, undo: seconds(begun), said, longest: `${(this.#longestMs / 1000).toFixed(1)} s` };
  }

  /** Looks at the page of an import until nothing is under way any more. */
  async #done(path: string): Promise<string> {
    for (;;) {
      const begun = performance.now();
      const page = await this.#patient(path);
      this.#longestMs = Math.max(this.#longestMs, performance.now() - begun);
      if (!page.includes('<progress')) return page;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  /** A connection that was kept open may have been closed while the one thread was busy: then once more, on a new one. */
  async #patient(path: string): Promise<string> {
    return this.get(path).catch(() => this.get(path));
  }

  /** Posts and gives back where it leads. */
  async #send(path: string, body: FormData | URLSearchParams): Promise<string> {
    const response = await this.#fetch(path, { method: 'POST', body, headers: { origin: this.#origin } });
    if (response.status !== 303) throw new Error(`${path}: ${response.status} ${(await response.text()).slice(0, 2000)}`);
    return response.headers.get('location') ?? '/';
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.#origin + path, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  }
}

/** The counts on the page, as text. */
function toldBy(page: string, part: 'tbody' | 'dl' = 'tbody'): string {
  const body = new RegExp(`<${part}[^>]*>(.*?)</${part}>`, 's').exec(page)?.[1] ?? '';
  return body
    .replaceAll(/<span class="cell-name"[^>]*>(.*?)<\/span>/g, ' $1 ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function seconds(begun: number): string {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`;
}

/** Seconds of processor time that a process has used: the same however busy the machine is. */
function processorOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Memory in MB, from the kernel: resident now, or the highest it was. */
function memoryOf(pid: number, what: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? 0) / 1024);
}
