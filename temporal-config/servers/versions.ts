/** The servers that are built when a machine has none of its own; each is cached under its version. */
export const temporalServerVersion = '1.30.4';
export const ferretdbVersion = '1.24.2';
export const timeSkippingServerVersion = '1.28.0';
