/** Sends a place while the page stays as it is. The address by which it can be undone, or null where it was not saved. */
export async function sendPlace(address: string, csrf: string, place: { readonly x: number; readonly y: number }): Promise<{ undo: string | null } | null> {
  try {
    const response = await fetch(`${address}?_method=PUT`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ _csrf: csrf, x: String(Math.round(place.x)), y: String(Math.round(place.y)) }),
    });
    return response.ok ? ((await response.json()) as { undo: string | null }) : null;
  } catch {
    return null;
  }
}

export interface WorkedOut {
  readonly placed: readonly { readonly id: string; readonly x: number; readonly y: number }[];
  /** Milliseconds. */
  readonly took: number;
}

/** Lets a worker lay the map out. */
export function layOutIn(worker: string, question: string): Promise<WorkedOut> {
  return new Promise((resolve, reject) => {
    const working = new Worker(worker, { type: 'module' });
    working.addEventListener('message', (event: MessageEvent<WorkedOut>) => {
      resolve(event.data);
      working.terminate();
    });
    working.addEventListener('error', () => {
      reject(new Error('the worker failed'));
      working.terminate();
    });
    working.postMessage(JSON.parse(question));
  });
}
