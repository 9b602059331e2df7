import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Real questions for one article; copies of it would claim the same ones. */
const pinned = /^pinned:(?:.*\n(?:\s+- .*\n)*)/m;

/** Copies a content folder and adds copies of its articles under new names, until there are as many as asked. */
export async function generateContent(from: string, to: string, count: number): Promise<void> {
  await cp(from, to, { recursive: true });
  const articles = (await readdir(to, { recursive: true }))
    .filter((name) => /[/\\][^/\\]+\.md$/.test(name) && !/README\.md$/.test(name))
    .sort();
  for (let made = articles.length, round = 2; made < count; round++) {
    for (const name of articles) {
      if (made++ >= count) break;
      const text = await readFile(join(to, name), 'utf8');
      await writeFile(
        join(to, name.replace(/\.md$/, `-${round}.md`)),
        text.replace(/^title: (["']?)(.*?)\1$/m, `title: "$2 (${round})"`).replace(pinned, ''),
      );
    }
  }
}

/** Adds a sentence to one of the articles that were generated. */
export async function changeOneArticle(content: string): Promise<void> {
  const names = (await readdir(content, { recursive: true })).sort();
  const name = names.find((one) => one.endsWith('-2.md'));
  if (name === undefined) throw new Error('There are too few articles to have a second round.');
  const file = join(content, name);
  await writeFile(file, `${await readFile(file, 'utf8')}\nاین بند همین حالا افزوده شد.\n`);
}
