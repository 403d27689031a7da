/** A share of the longest as a bar. The text beside it says the amount. */
export const ShareBar = ({ share }: { readonly share: number }) => (
  <svg className="share-bar" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
    <rect className="share-track" width="1" height="1" />
    <rect className="share-fill" width={share} height="1" />
  </svg>
);
