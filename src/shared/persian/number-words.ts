const ones = [
  '',
  'یک',
  'دو',
  'سه',
  'چهار',
  'پنج',
  'شش',
  'هفت',
  'هشت',
  'نه',
  'ده',
  'یازده',
  'دوازده',
  'سیزده',
  'چهارده',
  'پانزده',
  'شانزده',
  'هفده',
  'هجده',
  'نوزده',
];
const tens = ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود'];
const hundreds = ['', 'صد', 'دویست', 'سیصد', 'چهارصد', 'پانصد', 'ششصد', 'هفتصد', 'هشتصد', 'نهصد'];
const scales = ['', 'هزار', 'میلیون', 'میلیارد', 'هزار میلیارد', 'میلیون میلیارد'];

function sayBelowThousand(count: number): string[] {
  const rest = count % 100;
  const parts = [hundreds[Math.floor(count / 100)]!];
  if (rest < 20) parts.push(ones[rest]!);
  else parts.push(tens[Math.floor(rest / 10)]!, ones[rest % 10]!);
  return parts.filter(Boolean);
}

/** «دویست و پنجاه هزار» of a whole number, so that a zero too many is noticed. */
export function sayNumber(count: number): string {
  if (count === 0) return 'صفر';
  const groups: string[] = [];
  for (let rest = count, scale = 0; rest > 0; rest = Math.floor(rest / 1000), scale++) {
    const words = sayBelowThousand(rest % 1000).join(' و ');
    if (words)
      groups.unshift(scale === 1 && words === 'یک' ? 'هزار' : `${words} ${scales[scale]}`.trim());
  }
  return groups.join(' و ');
}
