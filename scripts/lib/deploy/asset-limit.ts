import { type EdgePlan, edgePlanNames, edgePlans } from '../../../worker/foundation/edge-plan.ts';
import { PlainFault } from '../plain-fault.ts';
import { type HashedFiles, mostFileBytes } from './hashed-files.ts';

/** Cloudflare's plan as EDGE_PLAN names it; free unless it says otherwise. @throws PlainFault */
export function readPlan(text: string | undefined): EdgePlan {
  const plan = text?.trim() || 'free';
  const known = edgePlanNames.find((name) => name === plan);
  if (known) return known;
  throw new PlainFault(`EDGE_PLAN is "${plan}"; it must be ${edgePlanNames.join(' or ')}.`);
}

/**
 * Fits a deployment into the plan. `needed` are the files of the build (bytes by path): pages, the
 * search and all that they load are never left out. `earlier` are hashed files of earlier deployments:
 * those that left first go first.
 * @throws PlainFault where the needed ones do not fit, with what to do.
 */
export function fitIntoPlan(
  needed: Readonly<Record<string, number>>,
  earlier: HashedFiles,
  plan: EdgePlan,
): { kept: HashedFiles; dropped: string[] } {
  const most = edgePlans[plan].limits.assets;
  const count = Object.keys(needed).length;
  const tooLarge = Object.entries(needed).filter(([, bytes]) => bytes > mostFileBytes);
  if (tooLarge.length > 0) {
    const names = tooLarge.map(([path, bytes]) => `  - ${path} (${toMiB(bytes)} MiB)`);
    throw new PlainFault(
      `Cloudflare takes files of up to 25 MiB. Make these smaller or link to them elsewhere:\n${names.join('\n')}`,
    );
  }
  if (count > most) {
    throw new PlainFault(
      `The site has ${count} files; the ${plan} plan of Cloudflare takes ${most}. ` +
        `${groupsOf(Object.keys(needed))}. ` +
        (plan === 'free'
          ? 'On the paid plan set EDGE_PLAN=paid; else take out articles or pictures.'
          : 'Take out articles or pictures, or run the help centre on a machine of your own.'),
    );
  }
  const newestFirst = Object.keys(earlier).sort((one, other) => {
    const [left, right] = [earlier[one]?.leftAt ?? '', earlier[other]?.leftAt ?? ''];
    return right.localeCompare(left) || one.localeCompare(other);
  });
  const kept = newestFirst.slice(0, most - count);
  return {
    kept: Object.fromEntries(
      kept.flatMap((path) => (earlier[path] ? [[path, earlier[path]]] : [])),
    ),
    dropped: newestFirst.slice(most - count),
  };
}

const toMiB = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);

/** «Pages: 12000, _astro: 9000 …»: where to look for what is too much. */
function groupsOf(paths: readonly string[]): string {
  const groups = new Map<string, number>();
  for (const path of paths) {
    const group = path.endsWith('.html') ? 'pages' : (/^\/([^/]+)\//.exec(path)?.[1] ?? 'others');
    groups.set(group, (groups.get(group) ?? 0) + 1);
  }
  const sorted = [...groups].sort(([, one], [, other]) => other - one);
  return sorted.map(([group, count]) => `${group}: ${count}`).join(', ');
}
