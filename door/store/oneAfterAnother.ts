/** Has what is asked of it done in the order in which it was asked, each thing after the one before is over. */
export function oneAfterAnother(): <Done>(work: () => Promise<Done>) => Promise<Done> {
  let before: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = before.then(work, work);
    before = done.catch(() => undefined);
    return done;
  };
}
