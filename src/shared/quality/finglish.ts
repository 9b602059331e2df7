// Small words of colloquial Persian in the spellings people use; English has none of them.
const finglishWords = new Set(
  `salam salaam slm dorood ba be az ro ra va ke ham hm man mn shoma shma ma in un oon chera cheraa chi che chie kojast koja
  mishe mishavad misheh nemishe nemisheh nemishavad mikham mikhaam mikhastam nemikham mikonam mikone nemikone nemikonam nashod
  nashode shod shode shodeh shodam nist nistam hast hastam ast bood boodam bud nabood kardam kard karde kardeh nakard nakarde
  nakardam konam kone konid bokonid bekonid lotfan lotfn lotf mamnoon mamnon merci mersi kharid kharidam sefaresh sefaresham
  pardakht pool pul poolam pulam hesab hesabam kart kartam code barname dige digeh hanooz hanuz hanoz baraye bara vase vali
  agar age yani yek ye chand roz rooz saat dadam dadid nadadid nayomade nayoomad nayomad nemiad nemiyad miad miyad resid
  narasid nareside farestadam ersal moshkel moshkele soal soalam darkhast javab pasokh tamas begirid begir ghat vasl
  vared varede nemitonam nemitoonam mitonam mitoonam bayad chegoone chetor chetori khaste nabashid peygiri bazgasht vajh`.split(
    /\s+/,
  ),
);

// English words that are spelled as some of the above; alone they tell nothing.
const shared = new Set([
  'ba',
  'be',
  'az',
  'ro',
  'ra',
  'va',
  'ham',
  'man',
  'mn',
  'ma',
  'in',
  'un',
  'chi',
  'che',
  'code',
  'pool',
  'bud',
  'hast',
  'age',
  'ye',
  'vase',
  'merci',
  'kone',
  'kart',
  'bara',
  'mad',
  'hm',
  'ast',
]);

/** Whether a text is Persian written in Latin letters: «pardakht kardam vali sefaresh sabt nashod». */
export function isFinglish(text: string): boolean {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  if (words.length === 0) return false;
  const persian = text.match(/[\u0621-\u064a\u066e-\u06d3]+/g)?.length ?? 0;
  if (persian >= words.length) return false;
  const recognised = words.filter((word) => finglishWords.has(word));
  const sure = recognised.filter((word) => !shared.has(word)).length;
  return sure > 0 && (sure >= 2 || recognised.length * 3 >= words.length);
}
