import type { FormHTMLAttributes } from 'preact';

type ScriptFormProps = Omit<FormHTMLAttributes<HTMLFormElement>, 'noValidate' | 'onSubmit'> & {
  onSubmit: () => void;
};

/** A form that a script sends: the browser neither judges its inputs nor leaves the page. */
export function ScriptForm({ class: className = 'form', onSubmit, ...props }: ScriptFormProps) {
  return (
    <form
      {...props}
      class={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    />
  );
}
