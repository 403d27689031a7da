/** What snippets are filled in with. */
export interface SnippetPlace {
  /** Where the board answers, without a slash behind it. */
  readonly origin: string;
  /** What proves who tells; `tokenPlace` as long as there is none. */
  readonly token: string;
  /** Id of a service of this board. */
  readonly service: string;
}

/** Stands where the token belongs. */
export const tokenPlace = 'TOKEN_OF_THIS_BOARD';

/** One text to copy, and where it belongs. */
export interface SnippetBox {
  /** The name of a file, or of a field of the sender, as it is called everywhere: `andon.yaml`, `shell`, `checkout`, `URL`. */
  readonly goesTo: string;
  readonly text: (place: SnippetPlace) => string;
}

/** How one tool is made to tell. What is to be done around the texts stands in the catalogue of words, under its id. */
export interface Snippet<Id extends string = string> {
  readonly id: Id;
  /** As the tool calls itself. */
  readonly name: string;
  readonly boxes: readonly SnippetBox[];
}
