const written = /^(\d{1,2})\s*(?:h|:|\.|giờ)\s*(\d{2})?(?:\s*(?:phút|ph))?$/iu;

/** Reads an hour as people write it here (`8h30`, `8 giờ 30`, `08:30`, `8h`) as `08:30`; anything else is left as it is. */
export function readWallTime(text: string): string {
  const typed = text.trim();
  const [, hour, minute = '00'] = written.exec(typed) ?? [];
  return hour === undefined ? typed : `${hour.padStart(2, '0')}:${minute}`;
}
