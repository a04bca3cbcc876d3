const quietPaths = ['/assets/', '/healthz', '/readyz', '/metrics'];

/** Whether nothing is written of a request: machines ask so, again and again. */
export const isQuiet = (url: string | undefined): boolean => quietPaths.some((path) => url?.startsWith(path));
