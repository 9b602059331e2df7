/** Seven digits or more, however they are parted: phones, cards, Shebas, codes; and e-mail addresses. */
export const somebodys = /(?:\p{Nd}[\s\p{Cf}\p{Mn}_.()/+*\p{Pd}ـ]*){7,}|\S*@\S*/gu;
