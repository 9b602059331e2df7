import type { MdastNode } from 'satteri';
import type { Settings } from '#shared/settings/schema.ts';

/** A directive of an article: `:name[…]` in a line, or `:::name` … `:::` around paragraphs. */
export interface DirectiveNode {
  type: 'textDirective' | 'leafDirective' | 'containerDirective';
  name: string;
  attributes?: Readonly<Record<string, string | null | undefined>> | null | undefined;
  children: readonly MdastNode[];
  position?: { start: { line: number } } | undefined;
}

/** What a component may name, for its check. */
export interface ComponentNames {
  settings: Settings;
  /** Labels of this product's interface, as it prints them; read from its code by the first who asks. */
  labels(): ReadonlySet<string>;
}

/** What a component needs to be printed. */
export interface ComponentPlace {
  settings: Settings;
  /** The path of a file of `assets/` (`/assets/…`) from the folder of the article. */
  fromArticle(address: string): string;
  /** Whether a file lies where a path leads from the folder of the article. */
  liesBeside(path: string): boolean;
  /** The bytes of a file of `assets/`. */
  sizeOf(address: string): number;
  /** A part of ids that no other component has, also on a page that holds several articles. */
  nextKey(): string;
}

/** Something that editors write as a directive and readers see as more than text. */
export interface Component {
  form: 'containerDirective' | 'textDirective';
  /** The attributes it takes and the values of each. */
  attributes?(settings: Settings): Readonly<Record<string, readonly string[]>>;
  /** What is wrong with one, each as a sentence that ends a line of the check. */
  faultsOf(node: DirectiveNode, names: ComponentNames): string[];
  /** The tree that is printed in its place; left out where the component around it prints it. The node has no faults. */
  print?(node: DirectiveNode, place: ComponentPlace): MdastNode;
}
