import { searchable } from '../views/searchText';

/** Words that stand in every report, and say nothing of its matter. */
const idle = new Set(
  (
    'và của cho có là được bị với tại trong ngoài không để do theo về việc các những một này nay khi đã đang sẽ từ đến người ông bà đồng ' +
    'chí anh em họ mới nhiều hoặc thì mà nhưng còn lại ra vào lên rồi cũng rằng nếu nên vì sao bởi qua sau trước trên dưới giữa ' +
    'nội dung đơn tố cáo phản ánh khiếu nại kiến nghị vi phạm đảng viên cán bộ quy định chức vụ quyền hạn nhiệm số tiền lợi dụng ' +
    'triệu tỷ tỉ nghìn ngàn ủy uỷ ban xã phường huyện tỉnh ngày tháng năm'
  ).split(' '),
);
const idleUnmarked = new Set([...idle].map(searchable));

interface Word {
  /** As it is compared, and as it is read. */
  key: string;
  read: string;
  tells: boolean;
}

/** The words of a text in order, broken where a sentence or a list breaks. */
function runsOf(text: string): Word[][] {
  const composed = text.normalize('NFC');
  // Without marks `đến` is written as `đền` is: only where none are written is it passed over so.
  const isUnmarked = searchable(composed) === composed.toLowerCase().replace(/\s+/g, ' ').trim();
  const isIdle = (read: string) =>
    isUnmarked ? idleUnmarked.has(read.toLowerCase()) : idle.has(read.toLocaleLowerCase('vi'));
  return composed.split(/[.,;:()[\]"“”!?\n–-]+/u).map((run) =>
    run
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .map((read) => {
        const key = searchable(read);
        return { key, read, tells: key.length > 1 && !isIdle(read) && !/^\d+$/.test(key) };
      }),
  );
}

/** Neighbouring words: a Vietnamese word is mostly two of them, and one alone says little. */
interface Pair {
  key: string;
  words: readonly [Word, Word];
}

const pairsOf = (run: readonly Word[]): Pair[] =>
  run.slice(1).flatMap((second, i): Pair[] => {
    const first = run[i];
    return first?.tells && second.tells
      ? [{ key: `${first.key} ${second.key}`, words: [first, second] }]
      : [];
  });

/** The pairs of words by which a text can be recognised, each once, as they are compared. */
export const tellingPairs = (texts: readonly string[]): string[] => [
  ...new Set(
    texts
      .flatMap(runsOf)
      .flatMap(pairsOf)
      .map(({ key }) => key),
  ),
];

/**
 * What two texts have in common.
 * @param except words that are compared otherwise, such as the name of a subject: they do not count twice
 * @returns how many pairs of words, and the longest runs of them, as the first of the texts has them
 */
export function sharedWords(
  texts: readonly string[],
  others: readonly string[],
  except: ReadonlySet<string>,
): { count: number; runs: string[] } {
  const known = new Set(tellingPairs(others));
  const counted = new Set<string>();
  const runs: string[][] = [];
  for (const run of texts.flatMap(runsOf)) {
    let open: string[] | undefined;
    let last: Word | undefined;
    for (const { key, words } of pairsOf(run)) {
      const [first, second] = words;
      if (!known.has(key) || words.every((word) => except.has(word.key))) continue;
      counted.add(key);
      if (open && last === first) open.push(second.read);
      else runs.push((open = [first.read, second.read]));
      last = second;
    }
  }
  const distinct = new Map(runs.map((words) => [searchable(words.join(' ')), words]));
  const longest = [...distinct.values()].sort((a, b) => b.length - a.length);
  return { count: counted.size, runs: longest.map((words) => words.join(' ')) };
}
