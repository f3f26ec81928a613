import { create } from "qrcode";

/** An address as a QR code, drawn by our own code as one path. Screen readers read `label` instead. */
export function Qr({ text, label, className }: { text: string; label: string; className?: string }) {
  const { data, size } = create(text, { errorCorrectionLevel: "M" }).modules;
  const dark = Array.from(data).flatMap((bit, n) => (bit ? [`M${n % size} ${Math.floor(n / size)}h1v1h-1z`] : []));
  return (
    <svg role="img" aria-label={label} viewBox={`-2 -2 ${size + 4} ${size + 4}`} shapeRendering="crispEdges" className={className}>
      <rect x="-2" y="-2" width={size + 4} height={size + 4} className="fill-surface" />
      <path d={dark.join("")} className="fill-ink" />
    </svg>
  );
}
