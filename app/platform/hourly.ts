const everyMs = 60 * 60 * 1000;

/** Does each work once now and every hour, one after the other; one that fails keeps none of the others. Several processes may do so at once. */
export function startHourly(works: readonly (() => Promise<unknown>)[], onError: (error: unknown) => void): { close(): Promise<void> } {
  const look = async () => {
    for (const work of works) await work().catch(onError);
  };
  let round = look();
  const timer = setInterval(() => void (round = round.then(look)), everyMs).unref();
  return {
    async close() {
      clearInterval(timer);
      await round;
    },
  };
}
