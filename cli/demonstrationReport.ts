import { Readable } from 'node:stream';
import sharp from 'sharp';
import { openDoor } from '../door/door';
import { keysOf, secretsOf } from '../door/codes/receiptCode';
import { toText } from '../door/envelopes/bytes';
import { reportWords } from '../door/envelopes/envelope';
import { readDoorSettings } from '../door/settings';

/** The receipt code of the report that a demonstration finds at its door. */
const code = '1111222233334444';

const words = reportWords.parse({
  subjectName: 'Mai Văn Thử Mẫu',
  subjectPosition: 'Trưởng phòng',
  subjectOrganisation: 'Phòng Quản lý đô thị mẫu',
  what: 'Ông Mẫu cho nghiệm thu đoạn đường chưa làm xong, sau đó nhà thầu sửa nhà riêng cho ông ấy.',
  where: 'Đường số 4, khu phố Thí Dụ',
  when: 'Tháng 9 và tháng 10 năm nay',
  howKnown: 'Tôi ở cạnh công trình và chụp được ảnh.',
});

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320"><rect width="480" height="320" fill="#cfd8dc"/><path d="M180 320 L230 120 H250 L300 320Z" fill="#546e7a"/><path d="M239 300 V130" stroke="#fff" stroke-width="4" stroke-dasharray="24 18"/><text x="20" y="40" font-size="22" fill="#263238">Anh minh hoa</text></svg>`;

/** Sends an invented report with a picture and a note through the door of a demonstration, once. @param directory the door’s data */
export async function sendFirstReport(directory: string): Promise<void> {
  const door = await openDoor(readDoorSettings({ LIEM_DOOR_DATA: directory }));
  if (door.outbox.state().seq > 0) return;
  const secrets = await secretsOf(code, door.identity.salt);
  const { publicKey } = await keysOf(secrets);
  const picture = await sharp(Buffer.from(drawing)).jpeg().toBuffer();
  const note = Buffer.from(
    'Ngày 12/9: xe đổ đất. Ngày 3/10: nghiệm thu. Ngày 20/10: thợ của nhà thầu đến nhà ông Mẫu.\n',
  );
  const files = [
    await door.files.take(Readable.from([picture]), { name: 'duong-so-4.jpg', type: 'image/jpeg' }),
    await door.files.take(Readable.from([note]), { name: 'ghi-chep.txt', type: 'text/plain' }),
  ];
  const { box } = secrets;
  door.boxes.open(box, publicKey);
  await door.outbox.add({ is: 'report', box, publicKey: toText(publicKey), report: words, files });
  door.boxes.markSent(box);
}
