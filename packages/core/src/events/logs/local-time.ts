const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** pyrasp's `%Y/%m/%d %H:%M:%S`, in the time zone of this process. */
export function toSeedTime(time: Date): string {
  return `${time.getFullYear()}/${two(time.getMonth() + 1)}/${two(time.getDate())} ${toClock(time)}`;
}

/** RFC 3164 section 4.1.2: local time, the day of the month with a blank before one digit. */
export function toSyslogTime(time: Date): string {
  return `${MONTHS[time.getMonth()]} ${String(time.getDate()).padStart(2)} ${toClock(time)}`;
}

function toClock(time: Date): string {
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
