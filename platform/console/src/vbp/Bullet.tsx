import { along, fractionOf, type Fraction } from "./exact";
import type { Tone } from "../shell/Mark";
import "./bullet.css";

interface BulletProps {
  readonly share: Fraction | undefined;
  /** Where the schedule stands; left out where nothing is due. */
  readonly expected: Fraction | undefined;
  readonly tone: Tone;
}

/**
 * How much is done, from 0 to what was agreed, against a tick at what the schedule asks for. It repeats the figure beside it,
 * so it is hidden from screen readers.
 */
export function Bullet({ share, expected, tone }: BulletProps) {
  const tick = along(expected) * 100;
  return (
    <svg className={`bullet bullet-${tone}`} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bullet-track" x="0" y="2" width="100" height="6" />
      <rect className="bullet-done" x="0" y="2" width={along(share) * 100} height="6" />
      {expected !== undefined && <line className="bullet-tick" x1={tick} x2={tick} y1="0" y2="10" vectorEffect="non-scaling-stroke" />}
    </svg>
  );
}

/** The same of what the platform writes. */
export function exactOf(share: { readonly exact: string } | null | undefined): Fraction | undefined {
  return share === null || share === undefined ? undefined : fractionOf(share.exact);
}
