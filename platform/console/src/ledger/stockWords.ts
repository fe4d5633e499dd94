import type { Say } from "../shell/Language";
import type { StockCard } from "./queries";

/** An owner beyond the account's sight; the platform says no more of it. */
const BEYOND = "OTHER";

/** OUT and CONTESTED are places of every county, and one of another institution is named by its kind alone. */
export function isBeyondShelves({ place, placeKind }: Pick<StockCard, "place" | "placeKind">): boolean {
  return placeKind === "OUT" || placeKind === "CONTESTED" || place === placeKind;
}

export function placeWord(card: Pick<StockCard, "place" | "placeKind" | "placeName">, say: Say): string {
  if (card.placeKind === "OUT" || card.placeKind === "CONTESTED") return say(`place.${card.placeKind}`);
  return isBeyondShelves(card) ? say("place.elsewhere") : card.placeName;
}

export function ownerWord(owner: string, say: Say): string {
  return owner === BEYOND ? say("place.elsewhere") : owner;
}
