/** The servers that are fetched or built when a machine has none of its own; each is cached under its version. */
export const temporalServerVersion = '1.30.4';
/** Of the command line whose development server serves demonstrations and tests. */
export const temporalCliVersion = '1.9.1';
export const ferretdbVersion = '1.24.2';
