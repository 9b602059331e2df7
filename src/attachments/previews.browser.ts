import { useEffect, useRef } from 'preact/hooks';

/**
 * Keeps addresses of pictures for as long as the form is there: `make` gives one for a file, `keep` ties it to the id
 * under which the file arrived. All are given back with the form, and with them the memory of the files.
 */
export function usePreviews() {
  const made = useRef<string[]>([]);
  const kept = useRef(new Map<string, string>());
  useEffect(
    () => () => {
      for (const address of made.current) URL.revokeObjectURL(address);
    },
    [],
  );
  return {
    kept: kept.current as ReadonlyMap<string, string>,
    make(file: Blob): string {
      const address = URL.createObjectURL(file);
      made.current.push(address);
      return address;
    },
    keep: (id: string, address: string) => void kept.current.set(id, address),
  };
}
