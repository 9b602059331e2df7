import type { ComponentChildren } from 'preact';

/** A button that chooses files; the same file can be chosen twice. */
export function FileButton({
  className,
  onFiles,
  children,
  ...input
}: {
  className: string;
  accept: string;
  id?: string;
  multiple?: boolean;
  /** Opens a phone's camera instead of its files. */
  capture?: 'environment';
  describedBy?: string;
  onFiles(files: FileList): void;
  children: ComponentChildren;
}) {
  return (
    <label class={className}>
      {children}
      <input
        class="sr-only"
        id={input.id}
        type="file"
        multiple={input.multiple}
        accept={input.accept}
        capture={input.capture}
        aria-describedby={input.describedBy}
        onChange={(event) => {
          const { files } = event.currentTarget;
          if (files) onFiles(files);
          // Without this, the browser reports no change when the same file is chosen again.
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
