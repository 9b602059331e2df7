import { expect, test } from 'vitest';
import { engineOver } from '../../scripts/lib/search-scores.ts';
import { shop } from './shop.ts';

const terms = [
  '۷۲ ساعت',
  '۲۴ ساعت',
  '۱۴ روز',
  '۴۵ روز',
  '۱۲۰ دقیقه',
  '۵۰۰ کلمه',
  '۳۶ ماه',
  '۷ روز',
];
const subjects = 'واریز تحویل مرجوعی تعویض آزمون ترجمه ضمانت تعمیر'.split(' ');
const articles = terms.map((term, at) => ({
  ...shop[3]!,
  id: term,
  url: `/${at}/`,
  title: subjects[at]!,
  sections: [{ text: `کار ${subjects[at]} تا ${term} به پایان می‌رسد.` }],
}));
const written = articles.map((article) => ({
  ...article,
  sections: [
    {
      text: article.sections[0]!.text.replace('۷۲', 'هفتاد و دو')
        .replace('۲۴', 'بیست‌وچهار')
        .replace('۱۴ روز', 'دو هفته')
        .replace('۴۵', 'چهل‌و‌پنج')
        .replace('۱۲۰', 'صد و بیست')
        .replace('۵۰۰', 'پانصد')
        .replace('۳۶', 'سی و شش')
        .replace('۷ روز', 'یک هفته'),
    },
  ],
}));

const questions: [string, string][] = [
  ['هفتاد و دو ساعت', '۷۲ ساعت'],
  ['هفتادودو ساعت', '۷۲ ساعت'],
  ['72 ساعت', '۷۲ ساعت'],
  ['سه روز', '۷۲ ساعت'],
  ['بیست‌وچهار ساعت', '۲۴ ساعت'],
  ['بیست و چهار ساعته', '۲۴ ساعت'],
  ['یک شبانه‌روز', '۲۴ ساعت'],
  ['دو هفته', '۱۴ روز'],
  ['۲ هفته', '۱۴ روز'],
  ['چهارده روز', '۱۴ روز'],
  ['چهل و پنج روز', '۴۵ روز'],
  ['چل و پنج روز', '۴۵ روز'],
  ['صد و بیست دقیقه', '۱۲۰ دقیقه'],
  ['پونصد کلمه', '۵۰۰ کلمه'],
  ['سی و شیش ماه', '۳۶ ماه'],
  ['یه هفته', '۷ روز'],
  ['هفت روز', '۷ روز'],
];

test.each([
  ['in digits', articles],
  ['in words', written],
])('numbers that articles write %s are found in either', async (_, docs) => {
  const engine = engineOver(docs);
  const found: [string, string | undefined][] = [];
  for (const [typed] of questions) {
    const { sure, near } = await engine.query(typed);
    found.push([typed, [...sure, ...near][0]?.id]);
  }
  expect(found).toEqual(questions);
});
