const scriptTag = /(<script type="module" src=")([^"]+)("><\/script>)/g;
const onlyImport = /^import\s*["'`]\.\/([\w.-]+\.js)["'`];?\s*$/;

/**
 * The page with each script that does nothing but import one other replaced by that other: a reader is spared a request,
 * and the wait for it. `textOf` gives the text of a file by its address. @returns the addresses of those left out, too.
 */
export function withDirectScripts(
  html: string,
  textOf: (address: string) => string,
): { html: string; spared: string[] } {
  const spared: string[] = [];
  const direct = html.replace(
    scriptTag,
    (whole, before: string, address: string, after: string) => {
      const imported = onlyImport.exec(textOf(address))?.[1];
      if (!imported) return whole;
      spared.push(address);
      return `${before}${address.replace(/[^/]+$/, imported)}${after}`;
    },
  );
  return { html: direct, spared };
}
