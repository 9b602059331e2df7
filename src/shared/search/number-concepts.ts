// People write a number as words or as digits: «هفتاد و دو ساعت», «بیست‌وچهار», «۷۲».

const words = (list: string) => list.split(' ').map((word) => word.split(','));

const units = words(
  'یک دو سه چهار پنج شش,شیش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده,پونزده شانزده,شونزده هفده,هیفده هجده,هیجده نوزده',
);
const tens = words('بیست سی چهل,چل پنجاه شصت هفتاد هشتاد نود');
const hundreds = words('صد دویست سیصد چهارصد پانصد,پونصد ششصد هفتصد هشتصد نهصد');

/** Lines in the notation of `lexicon.ts`, one for each number from 2 to 100 and for round ones up to 1000. */
export function numberLines(): string[] {
  const lines: string[] = [];
  const add = (spellings: string[], number: number) => lines.push([...spellings, number].join('/'));
  for (const [at, spellings] of units.entries()) if (at > 0) add(spellings, at + 1);
  for (const [at, ten] of tens.entries()) {
    const number = (at + 2) * 10;
    add(ten, number);
    for (const [unit, spellings] of units.slice(0, 9).entries()) {
      add(joined(ten, spellings), number + unit + 1);
    }
    add(joined(hundreds[0]!, ten), number + 100);
  }
  for (const [at, spellings] of hundreds.entries()) add(spellings, (at + 1) * 100);
  add(['هزار'], 1000);
  return lines;
}

const joined = (first: string[], second: string[]) =>
  first.flatMap((one) => second.map((other) => `${one} و ${other}`));
