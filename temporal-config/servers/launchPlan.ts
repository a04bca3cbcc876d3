/** How a server is started, and how to tell that it serves. */
export interface LaunchPlan {
  /** Short name: of the log file, the pid file and the lines on the console. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Extra environment; what is not named is inherited. */
  readonly env?: NodeJS.ProcessEnv;
  /** Resolves when it serves; may throw or never come back while it does not. Called again and again. */
  isReady(): Promise<void>;
}
