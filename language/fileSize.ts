const one = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });

const step = 1024;

/** The size of a file as people read it, in either language: `1,2 MB`; none is less than `1 KB`. */
export function formatFileSize(bytes: number): string {
  return bytes < step * step
    ? `${whole.format(Math.max(1, bytes / step))} KB`
    : `${one.format(bytes / step / step)} MB`;
}
