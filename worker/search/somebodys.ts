/** Seven digits or more, however they are parted: phones, cards, Shebas, codes; and e-mail addresses. */
export const somebodys = /\p{Nd}(?:[\p{Lm}\p{M}\p{P}\p{S}\p{Z}\p{C}]*\p{Nd}){6,}|\S*@\S*/gu;
