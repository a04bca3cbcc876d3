/** Why a file is not kept: `found` is the media type that its content says, or what a scanner has found in it. */
export type FileFault =
  | { fault: 'empty' }
  | { fault: 'tooLarge' }
  | { fault: 'type'; found: string }
  | { fault: 'infected'; found: string }
  | { fault: 'brokenOff' };
