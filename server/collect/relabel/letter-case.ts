/** By itself a letter knows nothing of its place: Σ at the end of a word is σ, as in Go. */
function changeEach(text: string, change: (letter: string) => string): string {
  return Array.from(text, change).join('');
}

/**
 * Text in small letters as Go writes it, letter by letter.
 *
 * @example lowercase('İΣ') // 'iσ'
 */
export function lowercase(text: string): string {
  return changeEach(text, (letter) => String.fromCodePoint(letter.toLowerCase().codePointAt(0) ?? 0));
}

/**
 * Text in capital letters as Go writes it, letter by letter: one of which several would become stays as it is. (Go has
 * capitals for Greek letters with an iota beneath; here they stay too.)
 *
 * @example uppercase('straße') // 'STRAßE'
 */
export function uppercase(text: string): string {
  return changeEach(text, (letter) => {
    const capital = letter.toUpperCase();
    return Array.from(capital).length === 1 ? capital : letter;
  });
}
