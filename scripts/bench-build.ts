// Time and peak memory of the build: of the articles as they are, and of 1,000 generated ones.
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentFolder, projectFolder } from './lib/content-folder.ts';

const generatedCount = Number(process.env.BENCH_ARTICLES ?? 1_000);

/** Runs the build by itself and watches the memory of its process. */
async function measure(name: string, content: string) {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [join(projectFolder, 'scripts/build.ts'), '--content', content],
    { cwd: projectFolder, stdio: 'inherit' },
  );
  let peak = 0;
  const watching = setInterval(() => {
    readFile(`/proc/${child.pid}/status`, 'utf8').then(
      (status) => {
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      },
      () => {},
    );
  }, 100);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(watching);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${name}: ${seconds} s, peak ${Math.round(peak / 1024)} MiB${code === 0 ? '' : ' (FAILED)'}`,
  );
}

/** Copies of real articles under new names, until there are as many as asked. */
async function generate(from: string): Promise<string> {
  const base = await mkdtemp(join(tmpdir(), 'pasokh-articles-'));
  const content = join(base, 'content');
  await cp(from, content, { recursive: true });
  const articles = (await readdir(content, { recursive: true })).filter(
    (name) => /[^/\\]\.md$/.test(name) && !/(?:README|index)\.md$/.test(name) && /[/\\]/.test(name),
  );
  for (let made = articles.length, round = 2; made < generatedCount; round++) {
    for (const name of articles) {
      if (made++ >= generatedCount) break;
      const text = await readFile(join(content, name), 'utf8');
      const file = join(content, name.replace(/\.md$/, `-${round}.md`));
      await writeFile(file, text.replace(/^title: (["']?)(.*?)\1$/m, `title: "$2 (${round})"`));
    }
  }
  return content;
}

const content = contentFolder();
const scratch = await mkdtemp(join(tmpdir(), 'pasokh-build-'));
await mkdir(scratch, { recursive: true });
await cp(content, join(scratch, 'content'), { recursive: true });
await measure('The articles', join(scratch, 'content'));
const many = await generate(content);
await measure(`${generatedCount} articles`, many);
await rm(scratch, { recursive: true, force: true });
await rm(join(many, '..'), { recursive: true, force: true });
