const width = 30;

export interface ProgressBar {
  advance(): void;
  end(): void;
}

/** A bar at a console that redraws itself; a line for every tenth where the output goes to a file. */
export function createProgressBar(
  total: number,
  label: (finished: number, total: number) => string,
): ProgressBar {
  const { stderr } = process;
  let finished = 0;
  const draw = () => {
    const filled = Math.round((finished / total) * width);
    stderr.write(`\r  ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${label(finished, total)}`);
  };
  const tenth = () => Math.floor((finished * 10) / total);
  return {
    advance: () => {
      const before = tenth();
      finished += 1;
      if (stderr.isTTY) draw();
      else if (tenth() > before) stderr.write(`  ${label(finished, total)}\n`);
    },
    end: () => {
      if (stderr.isTTY) stderr.write('\n');
    },
  };
}
