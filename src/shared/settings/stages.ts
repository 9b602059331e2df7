import type * as z from 'zod/mini';
import { isBlank } from '../fields/blank.ts';
import { foldText } from '../persian/letters.ts';
import type { stageSchema } from './stage-schema.ts';

/** A step of a request type's course, all filled in. */
export type Stage = z.infer<typeof stageSchema>;

/** What is wrong with the stages of one request type, a sentence each; names in other parts of the settings aside. */
export function faultsOfStages(stages: readonly Stage[]): string[] {
  const [first] = stages;
  if (!first) return [];
  const course = courseOf(stages);
  return [
    ...(new Set(stages.map(({ id }) => id)).size < stages.length
      ? ['a stage id stands twice.']
      : []),
    ...(new Set(stages.map(({ title }) => foldText(title).trim())).size < stages.length
      ? ['a stage title stands twice.']
      : []),
    ...stages
      .filter(({ title }) => isBlank(title))
      .map(({ id }) => `the stage "${id}" has no title that can be seen.`),
    ...stages
      .filter(({ promise, until, calendar }) => promise === undefined && (until ?? calendar))
      .map(
        ({ id }) => `the stage "${id}" promises nothing: "until" and "calendar" need a promise.`,
      ),
    ...(course.length < 2 ? ['a course has two stages at least that are not aside.'] : []),
    ...(first.aside ? ['the first stage cannot be aside: requests begin there.'] : []),
    ...(first.promise === undefined
      ? []
      : ['the first stage has the promise of the type and none of its own.']),
    ...stages
      .filter((stage) => stage.promise !== undefined && !promisedBy(course, stage))
      .map(
        ({ id }) => `the stage "${id}" promises a later one of the course, and none follows it.`,
      ),
  ];
}

/** The stages that are not aside, in their order. */
export const courseOf = (stages: readonly Stage[]): readonly Stage[] =>
  stages.filter(({ aside }) => !aside);

/** The stage that `stage` promises, if it promises one. */
function promisedBy(course: readonly Stage[], stage: Stage): Stage | undefined {
  const at = course.indexOf(stage);
  if (at < 0 || stage.promise === undefined) return undefined;
  return course
    .slice(at + 1)
    .find(({ id }, index) => (stage.until === undefined ? index === 0 : id === stage.until));
}

/** A promise of a course: which stage makes it, and which one it names. */
type CoursePromise = { by: Stage; until: Stage };

/** What is promised at `current`: by which stage, that one or one before it, and which one is to come. */
export function promiseAt(stages: readonly Stage[], current: Stage): CoursePromise | null {
  const course = courseOf(stages);
  const made = lastPromise(stages, current);
  return made && course.indexOf(made.until) > course.indexOf(current) ? made : null;
}

/** The last promise that was made on the way to `current`, kept by now or not. */
export function lastPromise(stages: readonly Stage[], current: Stage): CoursePromise | null {
  const course = courseOf(stages);
  for (const by of course.slice(0, course.indexOf(current) + 1).reverse()) {
    const until = promisedBy(course, by);
    if (until) return { by, until };
  }
  return null;
}
