import { fileURLToPath } from 'node:url';
import { splitWords } from '#shared/persian/words.ts';
import type { DecisionWeights, Evidence } from '#shared/search/decision.ts';
import type { SearchArticle } from '#shared/search/index.ts';
import { stopWords } from '#shared/search/word-lists.ts';
import { type Example, fitLogistic } from './logistic.ts';
import {
  engineOver,
  isAnswerable,
  isShown,
  type ScoredQuery,
  scoreQueries,
  tryDeletion,
} from './search-scores.ts';
import { readDocs, readJudgedQueries, toSearchArticle } from './search-set.ts';

/** Sets of `test/search` that the decision is trained on, with the half that may be used. */
const sets: { name: string; docs: string; half?: string; isUntitled?: boolean }[] = [
  { name: 'helpcentre', docs: 'helpcentre' },
  { name: 'helpcentre2', docs: 'helpcentre2' },
  { name: 'unseen', docs: 'unseen', half: 'tuning' },
  { name: 'untouched', docs: 'helpcentre', half: 'tuning' },
  { name: 'helpcentre2', docs: 'helpcentre2', isUntitled: true },
];

/** How much an example of each kind counts. */
const weightOf = { answered: 20, negative: 8, deleted: 2, foreign: 0.02 };
const penalty = 0.02;

/** Other services and offices, of which a help centre of one organisation knows nothing. */
const foreignThings =
  'تلگرام/اینستاگرام/دیوار/اسنپ/بانک ملت/بانک صادرات/شهرداری/دانشگاه/مدرسه/مترو/فرودگاه/کنکور/یارانه/وای فای/گواهینامه/پاسپورت/قبض گاز/قبض برق/بلیط قطار/هتل'.split(
    '/',
  );

/** A set asked as it is, without the relevant articles, and of things that are foreign to it. */
export interface TrainingSet {
  name: string;
  /** The folder of its queries, which two sets may share. */
  queries: string;
  scored: ScoredQuery[];
  /** Beginnings of titles with a foreign thing behind. */
  foreign: ScoredQuery[];
}

/** Asks everything that the decision is trained on. */
export async function readTrainingSets(): Promise<TrainingSet[]> {
  const read: TrainingSet[] = [];
  for (const { name, docs, half, isUntitled } of sets) {
    const at = (folder: string) =>
      fileURLToPath(new URL(`../../test/search/${folder}`, import.meta.url));
    const titled = (await readDocs(at(docs))).map(toSearchArticle);
    const queries = (await readJudgedQueries(at(name))).filter(
      (query) => !half || query.half === half,
    );
    const articles = isUntitled ? titled.map((article) => ({ ...article, title: '' })) : titled;
    read.push(
      isUntitled
        ? {
            name: `${name} without titles`,
            queries: name,
            scored: await scoreQueries(engineOver(articles), queries),
            foreign: [],
          }
        : await askAll(name, articles, queries),
    );
  }
  return read;
}

async function askAll(
  name: string,
  articles: SearchArticle[],
  queries: Awaited<ReturnType<typeof readJudgedQueries>>,
): Promise<TrainingSet> {
  const engine = engineOver(articles);
  const scored = await tryDeletion(articles, await scoreQueries(engine, queries));
  const foreign = await scoreQueries(engine, articles.map(foreignQuery));
  return { name, queries: name, scored, foreign };
}

/** «حذف حساب تلگرام»: asks for what only the title's first words are about. */
function foreignQuery({ title }: SearchArticle, at: number) {
  const words = splitWords(title).map(({ start, end }) => title.slice(start, end));
  const content = words.filter((word) => splitWords(word).some(({ form }) => !stopWords.has(form)));
  const query = [...content.slice(0, 2), foreignThings[at % foreignThings.length]].join(' ');
  return { phenomenon: 'negative', query, relevant: {} };
}

/** Weights of the decision, fitted on these sets; rounded to two digits. */
export function trainDecision(training: TrainingSet[]): DecisionWeights {
  const examples = training.flatMap(({ scored, foreign }) => [
    ...scored.flatMap(examplesOf),
    ...foreign.flatMap(({ evidence }) => exampleOf(evidence, false, weightOf.foreign)),
  ]);
  const names = namesOf(examples);
  const fitted = fitLogistic(
    examples.map(({ evidence, ...rest }) => ({
      ...rest,
      values: names.map((name) => evidence[name]),
    })),
    penalty,
  );
  const rounded = fitted.map((weight) => Number(weight.toFixed(2)));
  const entries = names.map((name, at) => [name, rounded[at]!]);
  return Object.fromEntries([['bias', rounded.at(-1)!], ...entries]) as DecisionWeights;
}

type EvidenceExample = Omit<Example, 'values'> & { evidence: Evidence };

const namesOf = ([first]: EvidenceExample[]) => Object.keys(first!.evidence) as (keyof Evidence)[];

function exampleOf(
  evidence: Evidence | undefined,
  isWanted: boolean,
  weight: number,
): EvidenceExample[] {
  return evidence ? [{ evidence, isWanted, weight }] : [];
}

/** A list that shows no answer teaches nothing about the decision, so it is left out. */
function examplesOf(one: ScoredQuery): EvidenceExample[] {
  if (!isAnswerable(one)) return exampleOf(one.evidence, false, weightOf.negative);
  return [
    ...(isShown(one) ? exampleOf(one.evidence, true, weightOf.answered) : []),
    ...exampleOf(one.without?.evidence, false, weightOf.deleted),
  ];
}
