interface Asked {
  count: number;
  /** By its number, from 1 on; one behind the last is the last. */
  page: number;
  perPage: number;
}

/** One page of a list, and the ways to those beside it. */
export function pageOf({ count, page: asked, perPage }: Asked, addressOf: (page: number) => string) {
  const pages = Math.max(1, Math.ceil(count / perPage));
  const page = Math.min(asked, pages);
  const skip = (page - 1) * perPage;
  return {
    count,
    page,
    pages,
    skip,
    from: skip + 1,
    to: Math.min(skip + perPage, count),
    previous: page > 1 && addressOf(page - 1),
    next: page < pages && addressOf(page + 1),
  };
}
