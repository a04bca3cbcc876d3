import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Person } from './person';
import { megabytesOf, processorMsOf } from './startedProcesses';
import { slowest, timed } from './statistics';
import { openWorkingOffice, type WorkingOffice } from './workingOffice';

const root = join(__dirname, '..', '..');
const header =
  'Số đến,Ngày nhận,Nguồn,Loại đơn,Họ và tên người gửi,Địa chỉ,Điện thoại,Đối tượng,Chức vụ,Đơn vị,Diện quản lý,Nội dung,Mã nội dung,Tài liệu kèm theo,Ghi chú';
const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng'];

/** A register of this year with as many rows, all of them good. */
function registerOf(rows: number): string {
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('/');
  const lines = Array.from({ length: rows }, (_, i) => {
    const who = `${surnames[i % surnames.length] ?? ''} Văn ${i.toString(36)}`;
    return `${i + 1},${day},Đường dây nóng,Tố cáo,${who} Gửi,"thôn ${i % 40}, xã Số ${i % 90}",0900${String(i).padStart(6, '0')},${who},Kế toán,Sở Xây dựng,Ban Thường vụ Tỉnh ủy,Cấp ${i} m2 đất nông nghiệp không đúng đối tượng,DD-08,,`;
  });
  return `${header}\n${lines.join('\n')}\n`;
}

/** Runs `npm run import` for a file, as the intake officer. */
function importFile(file: string, { env }: WorkingOffice): Promise<void> {
  const args = ['--import', 'tsx', 'cli/import/importRegister.ts', file, '--yes', '--as', 'tiep.nhan'];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (said: string) => (text = (text + said).slice(-2_000)));
  }
  return new Promise((resolve, reject) => {
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(text))));
  });
}

export interface ImportFigures {
  rows: number;
  seconds: number;
  /** What 95 of 100 pages of another person took meanwhile, in milliseconds. */
  page: number;
  /** For each process: megabytes that it has grown by, and has at its most, and its processor time for a row, in milliseconds. */
  processes: { name: string; grown: number; most: number; ms: number }[];
}

/** A register brought in at the console, while another person looks at their desk and at the list of cases. */
export async function importRegister(rows: number, say: (text: string) => void): Promise<ImportFigures> {
  const office = await openWorkingOffice(say);
  const directory = mkdtempSync(join(tmpdir(), 'liem-bench-register-'));
  try {
    await office.startWeb();
    const person = new Person(office.url);
    await person.signIn('truong.phong.1');
    const first = join(directory, 'first.csv');
    writeFileSync(first, registerOf(50).replaceAll(/^(\d+),/gm, '9$1,'));
    // Code is compiled and caches are filled before anything is counted.
    await importFile(first, office);
    for (const path of ['/work', '/cases']) await person.look(path);

    const file = join(directory, 'register.csv');
    writeFileSync(file, registerOf(rows));
    const before = megabytesOf();
    const workedBefore = processorMsOf();
    const most = new Map(before);
    let worked = workedBefore;
    const pages: number[] = [];
    let isAtWork = true;
    const looking = (async () => {
      while (isAtWork) {
        for (const path of ['/work', '/cases']) pages.push(await timed(() => person.look(path)));
        for (const [name, now] of megabytesOf()) most.set(name, Math.max(now, most.get(name) ?? 0));
        worked = new Map([...worked, ...processorMsOf()]);
        await pause(1_000);
      }
    })();
    const seconds = (await timed(() => importFile(file, office))) / 1_000;
    isAtWork = false;
    await looking;
    const processes = [...most].map(([name, atMost]) => ({
      name,
      grown: atMost - (before.get(name) ?? atMost),
      most: atMost,
      ms: ((worked.get(name) ?? 0) - (workedBefore.get(name) ?? 0)) / rows,
    }));
    return { rows, seconds, page: slowest(pages), processes };
  } finally {
    rmSync(directory, { recursive: true, force: true });
    await office.close();
  }
}
