import * as texts from '../texts/selecting.ts';

type Props = {
  title: string;
  isSelected: boolean;
  onToggle(isRange: boolean): void;
};

/** The box that selects a row of the list; with Shift all from the last one. Keys select by «X», so Tab passes it by. */
export const RowBox = ({ title, isSelected, onToggle }: Props) => (
  <label class="desk-row-box">
    <input
      type="checkbox"
      tabIndex={-1}
      checked={isSelected}
      aria-label={texts.select(title)}
      onClick={(event) => onToggle(event.shiftKey)}
    />
  </label>
);
