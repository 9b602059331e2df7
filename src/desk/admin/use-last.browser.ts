import { useRef } from 'preact/hooks';

/** The value, or where it is null the last one that was not. */
export function useLast<Value>(value: Value | null): Value | null {
  const last = useRef(value);
  if (value !== null) last.current = value;
  return last.current;
}
