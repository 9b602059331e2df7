import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** A group of controls that files can be dropped on as well. It is named by `label`, or by the element `labelledBy`. */
export function DropArea({
  label,
  labelledBy,
  onFiles,
  children,
}: {
  label?: string;
  labelledBy?: string;
  onFiles(files: FileList): void;
  children: ComponentChildren;
}) {
  const [isOver, setIsOver] = useState(false);
  return (
    <fieldset
      class="drop"
      aria-label={label}
      aria-labelledby={labelledBy}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        if (event.dataTransfer) onFiles(event.dataTransfer.files);
      }}
    >
      {children}
    </fieldset>
  );
}
