/**
 * The tracking code in an address such as `/requests/7K3M-X9QP-2RTW/`, as it stands there; empty where
 * there is none. What cannot be decoded stays as it is, for it is no code anyway.
 */
export function codeInPath(path: string): string {
  const segment = path.split('/')[2] ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
