import Sequencer from '@jest/test-sequencer';

/**
 * Files that use servers come first, in jest's own order; the short ones that need none fill what is left at the end, so that no worker
 * waits for a long file that began last.
 */
export default class ServedFirst extends Sequencer {
  /** @param {import('@jest/test-result').Test[]} tests */
  sort(tests) {
    const isServed = ({ context }) => context.config.displayName?.name === 'served';
    const inOrder = super.sort(tests);
    return [...inOrder.filter(isServed), ...inOrder.filter((test) => !isServed(test))];
  }
}
