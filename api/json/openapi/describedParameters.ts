import type { Describer } from './describe';
import type { Paths } from './resource';

/** Says what parameters mean of which nothing is said where they are named: what members of the same name mean. */
export const withDescribedParameters = (paths: Paths, describer: Describer): Paths =>
  Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations).map(([method, { parameters = [], ...operation }]) => [
          method,
          {
            ...operation,
            parameters: parameters.map((one) => ({
              ...one,
              description: one.description ?? describer.find([operation.operationId, one.name]),
            })),
          },
        ]),
      ),
    ]),
  );
