// Apart from the form's other texts: the line is printed before the form's code is fetched.

export const promise = <Piece>(department: string, time: string, mark: (text: string) => Piece) => [
  `اگر همین حالا بفرستید، ${department} `,
  mark(`تا ${time}`),
  ' پاسخ می‌دهد.',
];
